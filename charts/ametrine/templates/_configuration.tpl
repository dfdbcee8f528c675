{{/* The AMETRINE_* variables that the chart sets for one service. No secret is among them: only where its file is. */}}
{{- define "ametrine.environment" -}}
{{- $values := .root.Values -}}
AMETRINE_LOG_LEVEL: {{ upper $values.logging.level }}
AMETRINE_LOG_FORMAT: {{ $values.logging.format }}
AMETRINE_HTTP_HOST: 0.0.0.0
AMETRINE_HTTP_PORT: {{ .port }}
{{- with $values.tracing.endpoint }}
AMETRINE_TRACING_ENDPOINT: {{ . }}
AMETRINE_TRACING_RATIO: {{ $values.tracing.ratio }}
{{- if $values.tracing.authorizationSecret.name }}
AMETRINE_TRACING_AUTHORIZATION_FILE: /run/secrets/ametrine/tracing-authorization
{{- end }}
{{- end }}
{{ include "ametrine.kafkaEnvironment" . }}
{{- if ne .kind "gateway" }}
{{ include "ametrine.redisEnvironment" . }}
{{- end }}
{{- if ne .kind "node" }}
AMETRINE_INTERNAL_SECRET_FILE: /run/secrets/ametrine/internal-secret
{{- end }}
{{- if eq .kind "node" }}
AMETRINE_STATION_HOST: 0.0.0.0
AMETRINE_STATION_PORT: 9000
{{- if $values.stations.leniency.name }}
AMETRINE_LENIENCY_FILE: /run/secrets/ametrine/leniency.json
{{- end }}
AMETRINE_NODE_DRAIN: {{ sub (sub (int .pods.terminationGracePeriodSeconds) (int .pods.preStopSeconds)) 25 }}s
{{- end }}
{{- if eq .kind "module" }}
AMETRINE_DATABASE_URL: {{ include "ametrine.databaseUrl" .root }}
AMETRINE_DATABASE_USER: {{ $values.database.user }}
AMETRINE_DATABASE_PASSWORD_FILE: /run/secrets/ametrine/database-password
AMETRINE_DATABASE_POOL_SIZE: {{ $values.database.poolSize }}
{{- end }}
{{- if eq .kind "gateway" }}
{{- $root := .root }}
{{- range $id, $known := include "ametrine.catalogue" .root | fromYaml }}
{{- if eq $known.kind "module" }}
AMETRINE_{{ snakecase $id | upper }}_URL: http://{{ include "ametrine.fullname" $root }}-{{ kebabcase $id }}:{{ $known.port }}
{{- end }}
{{- end }}
{{- end }}
{{- if has .id (list "centralSystem" "security") }}
AMETRINE_DEFAULT_TENANT: {{ $values.tenant }}
{{- end }}
{{- if eq .id "security" }}
AMETRINE_BOOTSTRAP_API_KEY_FILE: /run/secrets/ametrine/api-key
{{- end }}
{{- end }}

{{- define "ametrine.kafkaEnvironment" -}}
{{- $kafka := .root.Values.kafka -}}
AMETRINE_KAFKA_BOOTSTRAP: {{ $kafka.bootstrap }}
AMETRINE_KAFKA_PARTITIONS: {{ $kafka.partitions }}
AMETRINE_KAFKA_OUT_PARTITIONS: {{ $kafka.outPartitions }}
AMETRINE_KAFKA_REPLICATION: {{ $kafka.replication }}
AMETRINE_KAFKA_SECURITY_PROTOCOL: {{ $kafka.protocol }}
{{- if include "ametrine.usesSasl" .root }}
AMETRINE_KAFKA_SASL_MECHANISM: {{ $kafka.sasl.mechanism }}
AMETRINE_KAFKA_SASL_USER: {{ $kafka.sasl.user }}
AMETRINE_KAFKA_SASL_PASSWORD_FILE: /run/secrets/ametrine/kafka-password
{{- end }}
{{- if $kafka.tls.ca.name }}
AMETRINE_KAFKA_CA_FILE: /run/secrets/ametrine/kafka-ca.crt
{{- end }}
{{- if $kafka.tls.clientSecret }}
AMETRINE_KAFKA_CERTIFICATE_FILE: /run/secrets/ametrine/kafka-client.crt
AMETRINE_KAFKA_KEY_FILE: /run/secrets/ametrine/kafka-client.key
{{- end }}
{{- end }}

{{- define "ametrine.redisEnvironment" -}}
{{- $redis := .root.Values.redis -}}
AMETRINE_REDIS_URL: {{ ternary "rediss" "redis" $redis.tls.enabled }}://{{ $redis.host }}:{{ $redis.port }}
{{- with $redis.user }}
AMETRINE_REDIS_USER: {{ . }}
{{- end }}
{{- if $redis.passwordSecret.name }}
AMETRINE_REDIS_PASSWORD_FILE: /run/secrets/ametrine/redis-password
{{- end }}
{{- if $redis.tls.ca.name }}
AMETRINE_REDIS_CA_FILE: /run/secrets/ametrine/redis-ca.crt
{{- end }}
{{- end }}

{{/* Without an authority of its own, a verified server is one that the JVM's public authorities vouch for. */}}
{{- define "ametrine.databaseUrl" -}}
{{- $database := .Values.database -}}
{{- $verifies := hasPrefix "verify-" $database.tls.mode -}}
jdbc:postgresql://{{ $database.host }}:{{ $database.port }}/{{ $database.name }}?sslmode={{ $database.tls.mode }}
{{- if $database.tls.ca.name }}&sslrootcert=/run/secrets/ametrine/database-ca.crt
{{- else if $verifies }}&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
{{- end }}
{{- end }}

{{/* The files of one service below /run/secrets/ametrine: a list of projections. */}}
{{- define "ametrine.secretFiles" -}}
{{- $values := .root.Values -}}
{{- if ne .kind "node" }}
{{ include "ametrine.projection" (dict "ref" $values.internalSecret "path" "internal-secret") }}
{{- end }}
{{- if eq .kind "node" }}
{{ include "ametrine.projection" (dict "ref" $values.stations.leniency "path" "leniency.json") }}
{{- end }}
{{- if eq .kind "module" }}
{{ include "ametrine.projection" (dict "ref" $values.database.passwordSecret "path" "database-password") }}
{{ include "ametrine.projection" (dict "ref" $values.database.tls.ca "path" "database-ca.crt") }}
{{- end }}
{{- if ne .kind "gateway" }}
{{ include "ametrine.projection" (dict "ref" $values.redis.passwordSecret "path" "redis-password") }}
{{ include "ametrine.projection" (dict "ref" $values.redis.tls.ca "path" "redis-ca.crt") }}
{{- end }}
{{- if include "ametrine.usesSasl" .root }}
{{ include "ametrine.projection" (dict "ref" $values.kafka.sasl.passwordSecret "path" "kafka-password") }}
{{- end }}
{{ include "ametrine.projection" (dict "ref" $values.kafka.tls.ca "path" "kafka-ca.crt") }}
{{ include "ametrine.projection" (dict "ref" $values.tracing.authorizationSecret "path" "tracing-authorization") }}
{{- with $values.kafka.tls.clientSecret }}
- secret:
    name: {{ . }}
    items:
      - {key: tls.crt, path: kafka-client.crt}
      - {key: tls.key, path: kafka-client.key}
{{- end }}
{{- if eq .id "security" }}
{{ include "ametrine.projection" (dict "ref" $values.apiKey "path" "api-key") }}
{{- end }}
{{- end }}

{{- define "ametrine.projection" -}}
{{- if .ref.name }}
- {{ ternary "configMap" "secret" (eq (.ref.kind | default "Secret") "ConfigMap") }}:
    name: {{ .ref.name }}
    items:
      - key: {{ .ref.key }}
        path: {{ .path }}
{{- end }}
{{- end }}
