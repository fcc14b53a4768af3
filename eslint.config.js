import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const NODE = { console: "readonly", process: "readonly", URL: "readonly", setTimeout: "readonly" };

export default defineConfig(
  globalIgnores(["artifacts", "cache", "coverage", ".tradelane", ".venv", "**/dist", "**/typechain"]),
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-irregular-whitespace": ["error", { skipRegExps: true }],
      "object-shorthand": "error",
      "prefer-template": "error",
    },
  },
  { files: ["**/*.{js,mjs}"], languageOptions: { globals: NODE } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // Text is compared and cut by code point, as its standards say.
      "@typescript-eslint/no-misused-spread": "off",
      // An implementation of an asynchronous interface need not wait for anything.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Export by name: the name is the documentation." },
      ],
    },
  },
  {
    // Their loaders look for the default export.
    files: ["*.config.ts", "deploy/**/*.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // Chai asserts by reading properties: expect(x).to.be.true
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
