{{/* What every container and pod is held to: the restricted profile of the Pod Security Standards. */}}
{{- define "ametrine.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "ametrine.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* The service links that Kubernetes would add to the environment are named like settings, and are unknown to the services. */}}
{{- define "ametrine.podBeginning" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "ametrine.podSecurity" . | nindent 2 }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "ametrine.placement" -}}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{- define "ametrine.env" -}}
{{- $set := include "ametrine.environment" . | fromYaml -}}
{{- if eq .kind "node" }}
- name: AMETRINE_NODE_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
{{- end }}
{{- range $name, $value := mergeOverwrite $set .pods.settings }}
- name: {{ $name }}
  value: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- with .pods.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* A container of one service; the caller adds what its pod is for. */}}
{{- define "ametrine.container" -}}
image: {{ include "ametrine.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  {{- include "ametrine.containerSecurity" . | nindent 2 }}
env:
  {{- include "ametrine.env" . | trim | nindent 2 }}
resources:
  {{- toYaml .pods.resources | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  - name: {{ .volume }}
    mountPath: /run/secrets/ametrine
    readOnly: true
{{- end }}

{{- define "ametrine.tmpVolume" -}}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- end }}

{{- define "ametrine.secretVolume" -}}
- name: {{ .volume }}
  projected:
    defaultMode: 0440
    sources:
      {{- $files := include "ametrine.secretFiles" . | trim }}
      {{- if $files }}
      {{- $files | nindent 6 }}
      {{- else }} []
      {{- end }}
{{- end }}

{{- define "ametrine.topologySpread" -}}
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: {{ $.root.Values.topologySpread.whenUnsatisfiable }}
  labelSelector:
    matchLabels:
      {{- include "ametrine.selector" (dict "root" $.root "component" $.service) | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}
