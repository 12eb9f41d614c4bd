// Which files does the server see? Those of the languages that VS Code and the extensions beside us call them by.

const LANGUAGES = [
  "terraform", // .tf, by HashiCorp's extension and ours
  "opentofu", // .tf and .tofu, by OpenTofu's extension and ours
  "yaml",
  "json", // also .tf.json
  "jsonc",
  "cloudformation", // by extensions for CloudFormation
  "template", // the same
  "velocity", // .vtl and .vm
];

/** Only what lies on disk: the server knows files by their names, and a project by the files beside them. */
export const SELECTOR = [
  ...LANGUAGES.map((language) => ({ scheme: "file", language })),
  // VS Code has no language for them.
  { scheme: "file", pattern: "**/*.template" },
];
