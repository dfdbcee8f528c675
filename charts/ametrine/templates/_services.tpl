{{/* What the chart knows of each service: what it is and where its HTTP listens. */}}
{{- define "ametrine.catalogue" -}}
centralSystem: {kind: node, port: 9100}
apiGateway: {kind: gateway, port: 8080}
provisioning: {kind: module, port: 9101}
authorization: {kind: module, port: 9102}
transactions: {kind: module, port: 9103}
monitoring: {kind: module, port: 9104}
smartCharging: {kind: module, port: 9105}
security: {kind: module, port: 9106}
{{- end }}

{{/* The first part of all names, short enough for what is put behind it. */}}
{{- define "ametrine.fullname" -}}
{{- $chart := .Values.nameOverride | default .Chart.Name -}}
{{- $own := ternary .Release.Name (printf "%s-%s" .Release.Name $chart) (contains $chart .Release.Name) -}}
{{- .Values.fullnameOverride | default $own | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{/* One service as a dict: root, id, name, kind, port, and what values say of its pods. Takes (dict "root" $ "id" id). */}}
{{- define "ametrine.service" -}}
{{- $known := get (include "ametrine.catalogue" .root | fromYaml) .id -}}
{{- $pods := mergeOverwrite (deepCopy .root.Values.pods) (deepCopy (get .root.Values.services .id | default dict)) -}}
{{- $service := kebabcase .id -}}
{{- dict "id" .id "service" $service "kind" $known.kind "port" (int $known.port) "pods" $pods
      "name" (printf "%s-%s" (include "ametrine.fullname" .root) $service) | toJson -}}
{{- end }}

{{- define "ametrine.image" -}}
{{- $image := .root.Values.image -}}
{{- $tag := $image.tag | default .root.Chart.AppVersion -}}
{{- with $image.registry }}{{ . }}/{{ end }}{{ $image.repository }}/{{ .service }}:{{ $tag }}
{{- end }}

{{/* Never changes for a release: a Deployment's selector cannot. Takes root and the component. */}}
{{- define "ametrine.selector" -}}
app.kubernetes.io/name: {{ .root.Values.nameOverride | default .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end }}

{{- define "ametrine.labels" -}}
{{ include "ametrine.selector" . }}
app.kubernetes.io/part-of: ametrine
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "ametrine.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "ametrine.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end }}

{{- define "ametrine.usesSasl" -}}{{ hasPrefix "sasl-" .Values.kafka.protocol | ternary "true" "" }}{{- end }}
{{- define "ametrine.kafkaEncrypts" -}}{{ hasSuffix "ssl" .Values.kafka.protocol | ternary "true" "" }}{{- end }}
