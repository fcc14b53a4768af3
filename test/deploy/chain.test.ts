import { expect } from "chai";
import { createServer } from "node:net";
import { JsonRpcProvider } from "ethers";
import { startLocalChain } from "../../scripts/deploy/chain/local.ts";
import { freePort, isFree } from "../../scripts/deploy/chain/port.ts";
import { DeploymentError } from "../../scripts/deploy/errors.ts";
import { run, start, temporaryFolder } from "./command.ts";

/** Holds a port while a task runs. */
async function holding<T>(port: number, task: () => Promise<T>): Promise<T> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port, host: "127.0.0.1" }, resolve));
  try {
    return await task();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

async function untilFree(port: number): Promise<void> {
  while (!(await isFree(port))) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe("a development chain of this machine", function () {
  this.timeout(120_000);

  it("takes the next port when one is taken", async () => {
    const port = await freePort(18_545);
    await holding(port, async () => {
      expect(await isFree(port)).to.be.false;
      expect(await freePort(port)).to.be.above(port);
    });
  });

  it("answers on the loopback interface as soon as it is started, until it is stopped", async () => {
    const port = await freePort(19_545);
    const chain = await startLocalChain({ port });
    const provider = new JsonRpcProvider(chain.rpc, 31337, { staticNetwork: true });
    expect(chain.rpc).to.equal(`http://127.0.0.1:${port}`);
    expect(await provider.send("eth_chainId", [])).to.equal("0x7a69");
    expect((await provider.getBlock(0))!.baseFeePerGas).to.equal(0n);
    provider.destroy();
    await chain.stop();
    await chain.ended;
    expect(await isFree(port)).to.be.true;
    expect(() => process.kill(chain.pid, 0)).to.throw("ESRCH");
    // A second time there is nothing left to stop.
    await chain.stop();
  });

  it("is refused a port that somebody listens on", async () => {
    const port = await freePort(19_545);
    const error: unknown = await holding(port, () => startLocalChain({ port }).catch((reason: unknown) => reason));
    expect(error).to.be.instanceOf(DeploymentError);
    expect(error).to.deep.include({ code: "PortTaken", values: { port } });
  });

  describe("npm run up", () => {
    const deployments = temporaryFolder();

    it("deploys, tells where in one line of JSON, and ends its chain on an interrupt", async () => {
      const port = await freePort(19_545);
      const up = start("up", ["--port", String(port), "--deployments", deployments(), "--json"]);
      await up.says("Ctrl-C ends the chain.");
      expect(await isFree(port)).to.be.false;
      up.child.kill("SIGINT");
      const { code, stdout, stderr } = await up.ended;
      expect(code, stderr).to.equal(0);
      const { ok, rpc, record } = JSON.parse(stdout) as { ok: boolean; rpc: string; record: { chainId: number } };
      expect({ ok, rpc, chainId: record.chainId }).to.deep.equal({
        ok: true,
        rpc: `http://127.0.0.1:${port}`,
        chainId: 31337,
      });
      expect(await isFree(port)).to.be.true;
    });

    it("takes its chain along when it is killed", async () => {
      const port = await freePort(19_545);
      const up = start("up", ["--port", String(port), "--deployments", deployments()]);
      await up.says(" 1/");
      up.child.kill("SIGKILL");
      await up.ended;
      await untilFree(port);
    });

    for (const port of ["65536", "http"]) {
      it(`refuses ${port} as a port`, async () => {
        const { code, stderr } = await run("up", ["--port", port]);
        expect(code).to.equal(1);
        expect(stderr).to.contain("a port is a number from 1 to 65535");
      });
    }
  });
});
