// The chart of an alias in a workspace that does not set `componentChart`. Helm can install it without changes.
// Its schema validates the values of the component.
import { isDeepStrictEqual } from 'node:util';
import { printFlow } from 'pacto-contract';
import { childPath } from 'pacto-contract/graph';
import { DEPLOYMENT_SCHEMA } from '../platform/deployment-schema';
import { printSchema } from '../../text/print-schema';
import type { PlannedWrites } from '../../workspace/files/planned-writes';

export const STARTER_CHART = { name: 'component', version: '1.0.0' } as const;

/** Plans the chart in `folder`. In an existing chart, only an unedited schema is replaced. */
export function addStarterChart(
  writes: PlannedWrites,
  folder: string,
  valuesSchema: Record<string, unknown> = DEPLOYMENT_SCHEMA,
): void {
  const file = (name: string): string => childPath(folder, name);
  const isNew = writes.read(file('Chart.yaml')) === undefined;
  writes.writeNew(file('Chart.yaml'), CHART);
  writes.writeNew(file('values.yaml'), VALUES);
  if (isNew) writes.writeNew(file('templates/workload.yaml'), WORKLOAD);
  const schema = writes.read(file('values.schema.json'));
  if (schema === undefined ? isNew : isUntouched(schema)) {
    writes.write(file('values.schema.json'), printSchema(valuesSchema));
  }
}

function isUntouched(text: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(text), DEPLOYMENT_SCHEMA);
  } catch {
    return false;
  }
}

const CHART = `apiVersion: v2
name: ${STARTER_CHART.name}
description: Deploys one component. Replace it with the chart of your platform, see \`componentChart\` in nx.json.
type: application
version: ${printFlow(STARTER_CHART.version)}
`;

const VALUES = `# Defaults of every component. What a component sets comes from its contract.
`;

const WORKLOAD = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-{{ .Chart.Name }}
  labels:
    app.kubernetes.io/name: {{ .Chart.Name }}
    app.kubernetes.io/instance: {{ .Release.Name }}
spec:
  replicas: {{ if hasKey .Values "replicas" }}{{ .Values.replicas | int }}{{ else }}1{{ end }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ .Chart.Name }}
      app.kubernetes.io/instance: {{ .Release.Name }}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{ .Chart.Name }}
        app.kubernetes.io/instance: {{ .Release.Name }}
    spec:
      containers:
        - name: {{ .Chart.Name }}
          {{- $image := .Values.image | default dict }}
          {{- $name := $image.repository | default .Chart.Name }}
          {{- if $image.digest }}
          image: {{ printf "%s@%s" $name $image.digest | quote }}
          {{- else }}
          image: {{ printf "%s:%s" $name ($image.tag | default "latest") | quote }}
          {{- end }}
          {{- with .Values.resources }}
          resources:
            {{- toYaml . | nindent 12 }}
          {{- end }}
`;
