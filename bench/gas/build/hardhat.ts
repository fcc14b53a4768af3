import { createHardhatRuntimeEnvironment, importUserConfig } from "hardhat/hre";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { join } from "node:path";
import { root } from "../../../scripts/launcher/paths.mjs";

/** The same place as that of deployments to a consortium, so that neither builds what the other has built. */
const PRODUCTION = { artifacts: ".tradelane/production/artifacts", cache: ".tradelane/production/cache" };

/** Chains start at one moment, so that what is measured does not depend on the day: times are part of what is signed. */
const START = "2026-01-05T08:00:00Z";

/** Hardhat with the contracts as production builds them; the artifacts of the default profile stay as they are. */
export async function production(): Promise<HardhatRuntimeEnvironment> {
  const file = join(root, "hardhat.config.ts");
  const config = await importUserConfig(file);
  const { networks = {} } = config;
  const hre = await createHardhatRuntimeEnvironment(
    {
      ...config,
      paths: { ...config.paths, ...PRODUCTION },
      typechain: { dontOverrideCompile: true },
      networks: { default: { ...networks.default, initialDate: START } },
    } as typeof config,
    { config: file },
    root,
  );
  await toStderr(() =>
    hre.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: "production" }),
  );
  return hre;
}

/** The build prints blank lines where it would warn about dependencies; stdout is for results. */
async function toStderr(task: () => Promise<unknown>): Promise<void> {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  try {
    await task();
  } finally {
    stdout.write = write;
  }
}
