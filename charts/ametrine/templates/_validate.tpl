{{/* Refuses what the schema cannot: values that contradict each other, unknown settings, and secrets where they do not belong. */}}
{{- define "ametrine.validate" -}}
{{- $problems := list -}}
{{- range list "names" "kafka" "database" "redis" "tracing" "rest" "stations" "gateway" "autoscaling" "pods" "environment" "settings" "serviceAccount" -}}
{{- $problems = concat $problems (include (printf "ametrine.refuse.%s" .) $ | splitList "\n") -}}
{{- end -}}
{{- $problems = concat $problems (include "ametrine.refuse.secrets" (dict "path" "" "value" .Values) | splitList "\n") -}}
{{- $said := list -}}
{{- range $problems -}}
{{- if trim . -}}{{- $said = append $said (trim .) -}}{{- end -}}
{{- end -}}
{{- with uniq $said -}}
{{- fail (printf "\n\nThese values cannot be used:\n- %s\n" (join "\n- " .)) -}}
{{- end -}}
{{- end }}

{{- define "ametrine.refuse.names" -}}
{{- $v := .Values -}}
{{- $needed := dict "internalSecret.name" $v.internalSecret.name "apiKey.name" $v.apiKey.name
      "database.passwordSecret.name" $v.database.passwordSecret.name -}}
{{- range $path, $name := $needed -}}
{{- if not $name }}
{{ $path }} is empty: write the name of the Secret that holds it.
{{ end -}}
{{- end -}}
{{- $names := merge (dict "kafka.sasl.passwordSecret.name" $v.kafka.sasl.passwordSecret.name
      "kafka.tls.clientSecret" $v.kafka.tls.clientSecret "kafka.tls.ca.name" $v.kafka.tls.ca.name
      "database.tls.ca.name" $v.database.tls.ca.name "redis.passwordSecret.name" $v.redis.passwordSecret.name
      "redis.tls.ca.name" $v.redis.tls.ca.name
      "tracing.authorizationSecret.name" $v.tracing.authorizationSecret.name "rest.ingress.tlsSecret" $v.rest.ingress.tlsSecret
      "gateway.tlsSecret" $v.gateway.tlsSecret) $needed -}}
{{- range $path, $name := $names -}}
{{- if and $name (not (regexMatch "^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$" $name)) }}
{{ $path }} cannot be the name of a Secret: write the name of one in the release's namespace (lower case letters, digits and dashes), never the secret itself.
{{ end -}}
{{- end -}}
{{- range $path, $key := dict "kafka.sasl.passwordSecret.key" $v.kafka.sasl.passwordSecret.key "kafka.tls.ca.key" $v.kafka.tls.ca.key
      "database.passwordSecret.key" $v.database.passwordSecret.key "database.tls.ca.key" $v.database.tls.ca.key
      "redis.passwordSecret.key" $v.redis.passwordSecret.key "redis.tls.ca.key" $v.redis.tls.ca.key
      "tracing.authorizationSecret.key" $v.tracing.authorizationSecret.key
      "internalSecret.key" $v.internalSecret.key "apiKey.key" $v.apiKey.key -}}
{{- if not (regexMatch "^[-._a-zA-Z0-9]+$" $key) }}
{{ $path }} cannot be a key of a Secret: write the key that the value has there, such as password, never the value itself.
{{ end -}}
{{- end -}}
{{- range $path, $host := dict "database.host" $v.database.host "redis.host" $v.redis.host -}}
{{- if not (regexMatch "^[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?$" $host) }}
{{ $path }} cannot be a host: write its name or address alone, such as db.example.org; port, user and password have values of their own.
{{ end -}}
{{- end -}}
{{- end }}

{{- define "ametrine.refuse.kafka" -}}
{{- $kafka := .Values.kafka -}}
{{- $sasl := include "ametrine.usesSasl" . -}}
{{- $tls := include "ametrine.kafkaEncrypts" . -}}
{{- if not (regexMatch "^[-a-zA-Z0-9.]+:[0-9]+(,[-a-zA-Z0-9.]+:[0-9]+)*$" $kafka.bootstrap) }}
kafka.bootstrap cannot be used: write host:port, or several with commas and no blanks, such as kafka-0:9092,kafka-1:9092.
{{ end -}}
{{- if and $sasl (not $kafka.sasl.user) }}
kafka.protocol is {{ $kafka.protocol }}, but kafka.sasl.user is empty: write the user, or kafka.protocol: {{ ternary "ssl" "plaintext" (eq $tls "true") }}.
{{ end -}}
{{- if and $sasl (not $kafka.sasl.passwordSecret.name) }}
kafka.protocol is {{ $kafka.protocol }}, but kafka.sasl.passwordSecret.name is empty: write the name of the Secret with the user's password.
{{ end -}}
{{- if and (not $sasl) (or $kafka.sasl.user $kafka.sasl.passwordSecret.name) }}
kafka.sasl is set, but kafka.protocol is {{ $kafka.protocol }}: write kafka.protocol: sasl-ssl (or sasl-plaintext), or leave kafka.sasl.user and kafka.sasl.passwordSecret.name empty.
{{ end -}}
{{- if and (not $tls) (or $kafka.tls.ca.name $kafka.tls.clientSecret) }}
kafka.tls is set, but kafka.protocol is {{ $kafka.protocol }}: write kafka.protocol: {{ ternary "sasl-ssl" "ssl" (eq $sasl "true") }}, or leave kafka.tls.ca.name and kafka.tls.clientSecret empty.
{{ end -}}
{{- end }}

{{- define "ametrine.refuse.database" -}}
{{- $tls := .Values.database.tls -}}
{{- if and $tls.ca.name (not (hasPrefix "verify-" $tls.mode)) }}
database.tls.ca.name is set, but database.tls.mode is {{ $tls.mode }} and verifies nothing: write database.tls.mode: verify-full, or leave database.tls.ca.name empty.
{{ end -}}
{{- end }}

{{- define "ametrine.refuse.tracing" -}}
{{- $tracing := .Values.tracing -}}
{{- if and $tracing.endpoint (not (regexMatch "^https?://[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?(:[0-9]+)?(/[-a-zA-Z0-9._/]*)?$" $tracing.endpoint)) }}
tracing.endpoint cannot be used: write scheme, host and port of a collector that takes OTLP over HTTP, such as http://collector:4318; what it wants in the header Authorization goes to a Secret that tracing.authorizationSecret names.
{{ end -}}
{{- if and $tracing.authorizationSecret.name (not $tracing.endpoint) }}
tracing.authorizationSecret.name is set, but tracing.endpoint is empty: write the collector's address, or leave tracing.authorizationSecret.name empty.
{{ end -}}
{{- end }}

{{- define "ametrine.refuse.redis" -}}
{{- $redis := .Values.redis -}}
{{- if and $redis.tls.ca.name (not $redis.tls.enabled) }}
redis.tls.ca.name is set, but redis.tls.enabled is false: write redis.tls.enabled: true, or leave redis.tls.ca.name empty.
{{ end -}}
{{- if and $redis.user (not $redis.passwordSecret.name) }}
redis.user is set, but redis.passwordSecret.name is empty: write the name of the Secret with the user's password, or leave redis.user empty.
{{ end -}}
{{- end }}

{{- define "ametrine.refuse.rest" -}}
{{- $rest := .Values.rest -}}
{{- if and (ne $rest.expose "none") (not $rest.host) }}
rest.expose is {{ $rest.expose }}, but rest.host is empty: write the host name of the REST API, such as api.example.org.
{{ end -}}
{{- if and (eq $rest.expose "none") $rest.host }}
rest.host is set, but rest.expose is none: write rest.expose: ingress or gateway, or leave rest.host empty.
{{ end -}}
{{- if and (ne $rest.expose "ingress") (or $rest.ingress.className $rest.ingress.tlsSecret $rest.ingress.annotations) }}
rest.ingress is set, but rest.expose is {{ $rest.expose }}: write rest.expose: ingress, or leave rest.ingress empty.
{{ end -}}
{{- end }}

{{- define "ametrine.refuse.stations" -}}
{{- $service := .Values.stations.service -}}
{{- if and (ne $service.type "LoadBalancer") (or $service.sourceRanges $service.loadBalancerClass) }}
stations.service.sourceRanges or loadBalancerClass is set, but stations.service.type is {{ $service.type }}: write LoadBalancer, or leave both empty.
{{ end -}}
{{- end }}

{{- define "ametrine.refuse.gateway" -}}
{{- $gateway := .Values.gateway -}}
{{- $rest := eq .Values.rest.expose "gateway" -}}
{{- $used := or $rest .Values.stations.route -}}
{{- if and $used (not (or $gateway.className $gateway.parent.name)) }}
{{ ternary "rest.expose is gateway" "stations.route is true" $rest }}, but there is no Gateway to hang a route on: write gateway.parent.name for one that is there, or gateway.className for one of the chart's own.
{{ end -}}
{{- if and $gateway.className $gateway.parent.name }}
gateway.className and gateway.parent.name are both set: write only one of them.
{{ end -}}
{{- if and (not $used) (or $gateway.className $gateway.parent.name) }}
gateway is set, but nothing uses it: write rest.expose: gateway or stations.route: true, or leave gateway.className and gateway.parent.name empty.
{{ end -}}
{{- if and $rest $gateway.className (not $gateway.tlsSecret) }}
gateway.tlsSecret is empty: write the Secret of type kubernetes.io/tls for {{ .Values.rest.host }}.
{{ end -}}
{{- if and $gateway.tlsSecret (not (and $rest $gateway.className)) }}
gateway.tlsSecret is set, but the chart makes no Gateway with a REST listener: write gateway.className and rest.expose: gateway, or leave gateway.tlsSecret empty.
{{ end -}}
{{- end }}

{{- define "ametrine.refuse.autoscaling" -}}
{{- $auto := .Values.autoscaling -}}
{{- $kafka := .Values.kafka -}}
{{- range list "centralSystem" "modules" "apiGateway" -}}
{{- $scale := get $auto . -}}
{{- if gt (int $scale.minReplicas) (int $scale.maxReplicas) }}
autoscaling.{{ . }}.minReplicas is {{ $scale.minReplicas }}, more than its maxReplicas of {{ $scale.maxReplicas }}: write at most {{ $scale.maxReplicas }}.
{{ end -}}
{{- end -}}
{{- if and (eq $auto.modulesBy "keda") (not $auto.enabled) }}
autoscaling.modulesBy is keda, but autoscaling.enabled is false: write autoscaling.enabled: true, or autoscaling.modulesBy: hpa.
{{ end -}}
{{- if and $auto.enabled (gt (int $auto.modules.maxReplicas) (int $kafka.partitions)) }}
autoscaling.modules.maxReplicas is {{ $auto.modules.maxReplicas }}, but a module has only kafka.partitions ({{ $kafka.partitions }}) parts of work: write at most {{ $kafka.partitions }}.
{{ end -}}
{{- if and $auto.enabled (gt (int $auto.centralSystem.maxReplicas) (int $kafka.outPartitions)) }}
autoscaling.centralSystem.maxReplicas is {{ $auto.centralSystem.maxReplicas }}, but kafka.outPartitions allows {{ $kafka.outPartitions }} pods: write at most {{ $kafka.outPartitions }}.
{{ end -}}
{{- end }}

{{/* 40 s: 15 for stations to finish what is open, 25 to close sockets and clients; 20 s: a module's batches and clients. */}}
{{- define "ametrine.refuse.pods" -}}
{{- range $id, $known := include "ametrine.catalogue" . | fromYaml -}}
{{- $service := include "ametrine.service" (dict "root" $ "id" $id) | fromJson -}}
{{- $pods := $service.pods -}}
{{- $least := add (int $pods.preStopSeconds) (ternary 40 20 (eq $known.kind "node")) -}}
{{- if lt (int $pods.terminationGracePeriodSeconds) (int $least) }}
terminationGracePeriodSeconds of {{ $id }} is {{ $pods.terminationGracePeriodSeconds }}, too short to end in order after {{ $pods.preStopSeconds }} s of preStopSeconds: write at least {{ $least }}.
{{ end -}}
{{- $most := ternary $.Values.kafka.outPartitions 512 (eq $known.kind "node") -}}
{{- if gt (int $pods.replicas) (int $most) }}
replicas of {{ $id }} is {{ $pods.replicas }}, but kafka.outPartitions allows {{ $most }} pods: write at most {{ $most }}.
{{ end -}}
{{- end -}}
{{- end }}

{{/* Where values speak of pods: pods itself, and every service. */}}
{{- define "ametrine.podPlaces" -}}
{{- $places := dict "pods" .Values.pods -}}
{{- range $id, $pods := .Values.services -}}
{{- $places = set $places (printf "services.%s" $id) ($pods | default dict) -}}
{{- end -}}
{{- $places | toJson -}}
{{- end }}

{{- define "ametrine.refuse.environment" -}}
{{- range $place, $pods := include "ametrine.podPlaces" . | fromJson -}}
{{- range $index, $variable := $pods.extraEnv -}}
{{- $path := printf "%s.extraEnv[%d]" $place $index -}}
{{- if hasPrefix "AMETRINE_" .name }}
{{ $path }} is {{ .name }}: write it to {{ $place }}.settings.
{{ end -}}
{{- if and .value .valueFrom }}
{{ $path }} gives {{ .name }} a value and a valueFrom: write only one of them.
{{ end -}}
{{- if and .value (regexMatch "(?i)(password|passwd|passphrase|secret|token|credential|key)$" .name) }}
{{ $path }} gives {{ .name }} in the open: write valueFrom: {secretKeyRef: {name: …, key: …}} instead of value.
{{ end -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* files/settings.json is printed from docs/configuration.md: what each service knows and the chart does not set. */}}
{{- define "ametrine.refuse.settings" -}}
{{- $all := .Files.Get "files/settings.json" | fromJson -}}
{{- $own := include "ametrine.ownValues" . | fromYaml -}}
{{- range $place, $pods := include "ametrine.podPlaces" . | fromJson -}}
{{- $services := list (trimPrefix "services." $place | kebabcase) -}}
{{- if eq $place "pods" -}}{{- $services = keys $all | sortAlpha -}}{{- end -}}
{{- range $variable, $_ := $pods.settings -}}
{{- $instead := include "ametrine.ownValue" (dict "own" $own "variable" $variable) -}}
{{- $without := list -}}
{{- $free := list -}}
{{- range $service := $services -}}
{{- if not (has $variable (get $all $service)) -}}{{- $without = append $without $service -}}{{- end -}}
{{- $free = concat $free (get $all $service) -}}
{{- end -}}
{{- if $instead }}
{{ $place }}.settings holds {{ $variable }}, which the chart sets itself: {{ $instead }}.
{{ else if and $without (eq $place "pods") }}
pods.settings holds {{ $variable }}, which {{ join ", " $without }} would not start with: write it to the settings of the services that know it (docs/configuration.md).
{{ else if and $without $free }}
{{ $place }}.settings holds {{ $variable }}, which this service does not know: write one of {{ join ", " $free }}.
{{ else if $without }}
{{ $place }}.settings holds {{ $variable }}, which this service does not know: remove it; it has no further settings.
{{ end -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "ametrine.ownValue" -}}
{{- range $prefix, $path := .own -}}
{{- if hasPrefix $prefix $.variable -}}{{- $path -}}{{- end -}}
{{- end -}}
{{- end }}

{{- define "ametrine.ownValues" -}}
AMETRINE_LOG_: write it to logging
AMETRINE_TRACING_: write it to tracing
AMETRINE_KAFKA_: write it to kafka
AMETRINE_DATABASE_: write it to database
AMETRINE_REDIS_: write it to redis
AMETRINE_INTERNAL_SECRET: name its Secret in internalSecret
AMETRINE_BOOTSTRAP_API_KEY: name its Secret in apiKey
AMETRINE_DEFAULT_TENANT: write it to tenant
AMETRINE_HTTP_: remove it
AMETRINE_STATION_HOST: remove it
AMETRINE_STATION_PORT: write the port of the Service to stations.service.port
AMETRINE_LENIENCY_FILE: name the ConfigMap that holds it in stations.leniency
AMETRINE_NODE_NAME: remove it
AMETRINE_NODE_DRAIN: write what it needs, and 30 s more, to terminationGracePeriodSeconds
AMETRINE_PROVISIONING_URL: remove it
AMETRINE_AUTHORIZATION_URL: remove it
AMETRINE_TRANSACTIONS_URL: remove it
AMETRINE_MONITORING_URL: remove it
AMETRINE_SMART_CHARGING_URL: remove it
AMETRINE_SECURITY_URL: remove it
{{- end }}

{{- define "ametrine.refuse.serviceAccount" -}}
{{- if and .Values.serviceAccount.annotations (not .Values.serviceAccount.create) }}
serviceAccount.annotations is set, but serviceAccount.create is false: write serviceAccount.create: true, or leave the annotations empty.
{{ end -}}
{{- end }}

{{/* Walks through all values; says where something looks like a secret, and never what it is. */}}
{{- define "ametrine.refuse.secrets" -}}
{{- $path := .path -}}
{{- if kindIs "map" .value -}}
{{- range $key, $value := .value -}}
{{- $below := ternary $key (printf "%s.%s" $path $key) (eq $path "") -}}
{{- if and (kindIs "string" $value) $value (regexMatch "(?i)(password|passwd|passphrase|api[-_]?key|access[-_]?key|private[-_]?key)$" $key) }}
{{ $below }} looks like a secret in the open: put it into a Secret, and name that Secret in the value that asks for one.
{{ end -}}
{{- include "ametrine.refuse.secrets" (dict "path" $below "value" $value) -}}
{{- end -}}
{{- else if kindIs "slice" .value -}}
{{- range $index, $value := .value -}}
{{- include "ametrine.refuse.secrets" (dict "path" (printf "%s[%d]" $path $index) "value" $value) -}}
{{- end -}}
{{- else if kindIs "string" .value -}}
{{- if regexMatch "://[^/\\s:@]*:[^/\\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY|(?i)(password|passwd|passphrase|secret|token|api[-_]?key)[=:]\\S" .value }}
{{ $path }} looks as if it held a secret in the open: put it into a Secret, and name that Secret in the value that asks for one.
{{ end -}}
{{- end -}}
{{- end }}
