import { AbiCoder, getBytes, id, keccak256, toUtf8Bytes, ZeroAddress } from "ethers";
import type { PeerSources } from "../build/peer.ts";
import type { Deployed, PeerChain } from "./chain.ts";

const TREX = "@tokenysolutions/t-rex/contracts";
const ONCHAINID = "@onchain-id/solidity/contracts";

export const trexSources: PeerSources = {
  name: "trex",
  compiler: "0.8.17",
  files: [
    `${TREX}/factory/TREXFactory.sol`,
    `${TREX}/token/Token.sol`,
    `${TREX}/registry/implementation/ClaimTopicsRegistry.sol`,
    `${TREX}/registry/implementation/IdentityRegistry.sol`,
    `${TREX}/registry/implementation/IdentityRegistryStorage.sol`,
    `${TREX}/registry/implementation/TrustedIssuersRegistry.sol`,
    `${TREX}/compliance/modular/ModularCompliance.sol`,
    `${TREX}/proxy/authority/TREXImplementationAuthority.sol`,
    `${TREX}/DVA/DVATransferManager.sol`,
    `${ONCHAINID}/Identity.sol`,
    `${ONCHAINID}/ClaimIssuer.sol`,
    `${ONCHAINID}/factory/IdFactory.sol`,
    `${ONCHAINID}/proxy/ImplementationAuthority.sol`,
  ],
  packages: {
    "@openzeppelin/contracts": "openzeppelin-contracts-4",
    "@openzeppelin/contracts-upgradeable": "openzeppelin-contracts-upgradeable-4",
  },
};

/** Account 0 owns the suite, is its agent and issues claims. */
export const AGENT = 0;

const KYC = BigInt(id("KYC"));
const CLAIM_KEY = 3;
const ECDSA = 1;
const CHINA = 156;

export interface TrexSuite {
  readonly token: Deployed;
  readonly registry: Deployed;
  readonly identities: Deployed;
  readonly issuer: Deployed;
}

/** The whole suite as its factory deploys it: all parts behind proxies, one claim topic, one trusted issuer. */
export async function deployTrex(chain: PeerChain): Promise<TrexSuite> {
  const owner = chain.signer(AGENT).address;
  const identity = await chain.deploy("Identity", owner, true);
  const identityAuthority = await chain.deploy("ImplementationAuthority", identity.address);
  const identities = await chain.deploy("IdFactory", identityAuthority.address);
  const issuer = await chain.deploy("ClaimIssuer", owner);
  const key = keccak256(AbiCoder.defaultAbiCoder().encode(["address"], [owner]));
  await chain.send(issuer, AGENT, "addKey", key, CLAIM_KEY, ECDSA);

  const factory = await chain.deploy("TREXFactory", await deployAuthority(chain), identities.address);
  await chain.send(identities, AGENT, "addTokenFactory", factory.address);
  const token = {
    owner,
    name: "Receivables",
    symbol: "RCV",
    decimals: 2,
    irs: ZeroAddress,
    ONCHAINID: ZeroAddress,
    irAgents: [owner],
    tokenAgents: [owner],
    complianceModules: [],
    complianceSettings: [],
  };
  const claims = { claimTopics: [KYC], issuers: [issuer.address], issuerClaims: [[KYC]] };
  await chain.send(factory, AGENT, "deployTREXSuite", "receivables", token, claims);
  const deployed = chain.at("Token", await chain.read(factory, "getToken", "receivables"));
  const registry = chain.at("IdentityRegistry", await chain.read(deployed, "identityRegistry"));
  await chain.send(deployed, AGENT, "unpause");
  return { token: deployed, registry, identities, issuer };
}

async function deployAuthority(chain: PeerChain): Promise<string> {
  const authority = await chain.deploy("TREXImplementationAuthority", true, ZeroAddress, ZeroAddress);
  const implementation = async (name: string) => (await chain.deploy(name)).address;
  await chain.send(
    authority,
    AGENT,
    "addAndUseTREXVersion",
    { major: 4, minor: 1, patch: 6 },
    {
      tokenImplementation: await implementation("Token"),
      ctrImplementation: await implementation("ClaimTopicsRegistry"),
      irImplementation: await implementation("IdentityRegistry"),
      irsImplementation: await implementation("IdentityRegistryStorage"),
      tirImplementation: await implementation("TrustedIssuersRegistry"),
      mcImplementation: await implementation("ModularCompliance"),
    },
  );
  return authority.address;
}

/** Gives an account an ONCHAINID with a claim that the trusted issuer signed, and registers it. */
export async function admit(chain: PeerChain, suite: TrexSuite, index: number): Promise<void> {
  const { address } = chain.signer(index);
  await chain.send(suite.identities, AGENT, "createIdentity", address, `member ${index}`);
  const identity = chain.at("Identity", await chain.read(suite.identities, "getIdentity", address));
  const data = toUtf8Bytes("Some claim public data.");
  const claim = AbiCoder.defaultAbiCoder().encode(["address", "uint256", "bytes"], [identity.address, KYC, data]);
  const signature = await chain.signer(AGENT).signMessage(getBytes(keccak256(claim)));
  await chain.send(identity, index, "addClaim", KYC, ECDSA, suite.issuer.address, signature, data, "");
  await register(chain, suite, address, identity.address);
}

/** Registers a further address under an identity. */
export async function register(chain: PeerChain, suite: TrexSuite, address: string, identity: string): Promise<void> {
  await chain.send(suite.registry, AGENT, "registerIdentity", address, identity, CHINA);
}
