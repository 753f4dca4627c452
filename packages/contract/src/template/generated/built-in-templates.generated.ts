// Generated from ../built-in/*.yaml by `npm run docs`: not to be edited.

/** Texts of template files by provisioner. */
export const BUILT_IN_TEMPLATES: Readonly<Record<string, string>> = {
  crossplane: `# A Crossplane claim, or the namespaced composite resource itself where \`platform/claim-style\` is \`xr\`.
renderVersion: 1
requires:
  labels: [platform/claim-kind, platform/claim-api-version]
outputs:
  - file: claims/\${name}.yaml
    document:
      apiVersion: \${labels["platform/claim-api-version"]}
      kind: \${labels["platform/claim-kind"]}
      metadata:
        name: \${name}
        namespace: \${namespace}
        labels: \${standardLabels}
        annotations:
          pacto/contract: \${contract.name}@\${contract.version}
      spec:
        $each: \${entries(values)}
        $as: entry
        $do:
          \${entry.key}: \${entry.value}
        compositionRef:
          $if: >-
            \${"platform/composition" in labels &&
              !("platform/claim-style" in labels && labels["platform/claim-style"] == "xr")}
          name: \${labels["platform/composition"]}
        writeConnectionSecretToRef:
          # Composite resources of v2 have no such key: their composition writes a Secret.
          $if: >-
            \${connectionSecret != omit() &&
              !("platform/claim-style" in labels && labels["platform/claim-style"] == "xr")}
          name: \${connectionSecret}
        crossplane:
          $if: >-
            \${"platform/composition" in labels &&
              "platform/claim-style" in labels && labels["platform/claim-style"] == "xr"}
          compositionRef:
            name: \${labels["platform/composition"]}
`,
  'external-secrets': `# An ExternalSecret: names of keys and where the store has them, never a value.
renderVersion: 1
requires:
  labels: [platform/secret-store]
outputs:
  - file: secrets/\${name}.yaml
    # The operator refuses an ExternalSecret without keys.
    if: \${size(secrets) > 0}
    document:
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: \${name}
        namespace: \${namespace}
        labels: \${standardLabels}
        annotations:
          pacto/contract: \${contract.name}@\${contract.version}
      spec:
        secretStoreRef:
          kind: >-
            \${"platform/secret-store-kind" in labels
              ? labels["platform/secret-store-kind"]
              : "ClusterSecretStore"}
          name: \${labels["platform/secret-store"]}
        target:
          name: \${name}
        data:
          - $each: \${secrets}
            $as: secret
            $do:
              secretKey: \${secret.key}
              remoteRef:
                key: \${secret.remoteKey}
                property: >-
                  \${has(secret.property) && secret.property != null
                    ? string(secret.property)
                    : omit()}
                version: >-
                  \${has(secret.version) && secret.version != null
                    ? string(secret.version)
                    : omit()}
`,
  none: `# Renders nothing: another tool reads the claim.
renderVersion: 1
outputs: []
`,
  terraform: `# A call of a Terraform module. The values go into a file of variables, where every text is literal;
# the module block refers to them and has no values. No name in Terraform starts with a digit, and digits sort
# before \`:\`. Such a name gets a \`_\`.
renderVersion: 1
requires:
  labels: [platform/module-source]
outputs:
  - file: terraform/\${name}.auto.tfvars.json
    document:
      '\${name < ":" ? "_" + name : name}': \${values}
  - file: terraform/\${name}.tf.json
    document:
      variable:
        '\${name < ":" ? "_" + name : name}':
          type: any
      module:
        '\${name < ":" ? "_" + name : name}':
          source: \${labels["platform/module-source"]}
          version: >-
            \${"platform/module-version" in labels ? labels["platform/module-version"] : omit()}
          $each: \${entries(values)}
          $as: entry
          $do:
            \${entry.key}: '$\${var.\${name < ":" ? "_" + name : name}.\${entry.key}}'
`,
};
