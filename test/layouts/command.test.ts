import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { proxied } from "../../scripts/deploy/contracts.ts";
import { builtLayouts } from "../../scripts/layouts/build.ts";
import { writeLayouts } from "../../scripts/layouts/files.ts";
import { store, type StoredLayout } from "../../scripts/layouts/stored.ts";
import { run, temporaryFolder } from "../deploy/command.ts";

describe("npm run layouts", function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  const file = () => join(folder(), "Settlement.json");
  const layouts = (...options: string[]) => run("layouts", ["--layouts", folder(), ...options]);

  let built: StoredLayout[];

  before(async () => {
    built = [...(await builtLayouts())].map(([contract, layout]) => store(contract, "0.0.0", layout));
  });
  beforeEach(() => writeLayouts(folder(), built));

  function edit(from: string, to: string): void {
    const text = readFileSync(file(), "utf8");
    expect(text).to.contain(from);
    writeFileSync(file(), text.replace(from, to));
  }

  it("finds that all contracts can take the place of the stored ones", async () => {
    const { code, stdout, stderr } = await layouts();
    expect(code, stderr).to.equal(0);
    const told = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ +/));
    expect(told.map(([name]) => name)).to.deep.equal(Object.values(proxied).map(({ solidity }) => solidity));
    for (const [, standing] of told) expect(standing).to.equal("same");
  });

  it("ends with 1 and names contract, field and change when a field is narrower than the stored one", async () => {
    edit('"label": "deskCount", "type": "t_uint16"', '"label": "deskCount", "type": "t_uint64"');
    const { code, stderr } = await layouts();
    expect(code).to.equal(1);
    expect(stderr).to.match(/^Settlement: .*Upgraded `deskCount` to an incompatible type\n/);
    expect(stderr).to.contain("Bad upgrade from uint64 to uint16");
  });

  it("tells programs the same", async () => {
    edit('"label": "deskCount"', '"label": "countOfDesks"');
    const { code, stdout } = await layouts("--json");
    expect(code).to.equal(1);
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { contract: string; problem: string }[] };
    expect(ok).to.equal(false);
    expect(findings.find(({ contract }) => contract === "Settlement")?.problem).to.contain(
      "Renamed `countOfDesks` to `deskCount`",
    );
  });

  it("asks for a layout that is not stored", async () => {
    rmSync(file());
    const { code, stderr } = await layouts();
    expect(code).to.equal(1);
    expect(stderr).to.match(/^Settlement: it has no stored layout\n {2}.*npm run layouts -- --write\n$/);
  });

  it("asks for a contract that has a stored layout and is no more, until the layouts are stored anew", async () => {
    writeFileSync(join(folder(), "Ghost.json"), readFileSync(file()));
    const { code, stdout, stderr } = await layouts();
    expect(code).to.equal(1);
    expect(stdout).to.match(/\nGhost +gone\n$/);
    expect(stderr).to.match(/^Ghost: it has a stored layout, and is not built any more\n/);
    await writeLayouts(folder(), built);
    expect(existsSync(join(folder(), "Ghost.json"))).to.equal(false);
    expect((await layouts()).code).to.equal(0);
  });

  it("says which stored layout it cannot read", async () => {
    writeFileSync(file(), "{");
    const { code, stderr } = await layouts();
    expect(code).to.equal(1);
    expect(stderr).to.contain(`LayoutInvalid: The stored layout ${file()} cannot be read: it is no JSON`);
  });
});
