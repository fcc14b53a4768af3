import { expect } from "chai";
import { accessOf, accessProblems } from "../../scripts/generate/contracts/access.ts";
import type { Deployable } from "../../scripts/generate/contracts/build.ts";
import {
  contractComment,
  externalFunctions,
  type ExternalFunction,
} from "../../scripts/generate/contracts/functions.ts";
import { contractPage } from "../../scripts/generate/contracts/page.ts";
import { raisedBy } from "../../scripts/generate/contracts/raises.ts";
import { typeName } from "../../scripts/generate/contracts/types.ts";
import { compile } from "./compile.ts";

const SHOP = "project/contracts/Shop.sol";

const SOURCE = `
import {Guard} from "npm/lib/Guard.sol";

/// @notice A number of things.
type Count is uint40;
using {plus as +} for Count global;
error Overflow(uint256 by);
function plus(Count a, Count b) pure returns (Count) {
    if (Count.unwrap(b) == 7) revert Overflow(7);
    return Count.wrap(Count.unwrap(a) + Count.unwrap(b));
}

interface ITill {
    error TillClosed();
    function take(uint256 amount) external;
}

library Prices {
    error PriceUnknown(bytes32 thing);
    function of_(bytes32 thing) internal pure returns (uint256) {
        if (thing == 0) revert PriceUnknown(thing);
        return 1;
    }
}

/// @title A shop
/// @notice Sells things.
interface IShop {
    /// @param thing What is bought.
    /// @param count, extra How many, and how many on top.
    struct Order { bytes32 thing; Count count; Count extra; Size size; }
    enum Colour { Red, Blue }
    enum Size { Small, Large }

    /// @notice Something was sold.
    event Sold(address indexed buyer, Order order);

    /// @notice There is too little of it.
    error ShopEmpty(Count left);
    error ShopNotYours(address caller);
    error ShopUnused();

    /// @notice Buys.
    /// @param order What is wanted.
    /// @return price What it cost.
    /// @custom:access anyone
    function buy(Order calldata order) external returns (uint256 price);

    /// @notice Closes for good.
    /// @custom:access council (wiring)
    function close(uint256 reason) external;

    /// @notice How much there is.
    function stock() external view returns (uint256);

    /// @notice When it opened.
    function since() external view returns (uint256);

    /// @notice The till.
    function TILL() external view returns (ITill);
}

abstract contract Stock is IShop {
    error StockUnknown();

    /// @notice Always.
    function since() external view virtual returns (uint256) { return 1; }

    function _weigh(Count count) internal view { _check(count); }

    function _check(Count) internal view virtual {
        if (block.chainid == 0) revert StockUnknown();
    }

    modifier onlyOwner() {
        if (msg.sender != address(1)) revert ShopNotYours(msg.sender);
        _;
    }
}

/// @notice See \`IShop\`.
contract Shop is Stock, Guard {
    /// @inheritdoc IShop
    ITill public immutable TILL;

    constructor(ITill till) { TILL = till; }

    /// @inheritdoc IShop
    /// @dev Takes the money last.
    function buy(Order calldata wanted) external returns (uint256 price) {
        _weigh(wanted.count + wanted.extra);
        price = Prices.of_(wanted.thing);
        TILL.take(price);
        emit Sold(msg.sender, wanted);
    }

    /// @inheritdoc IShop
    function close(uint256) external restricted onlyOwner {
        bytes4 named = ShopUnused.selector;
        if (named == 0) this.buy(Order(0, Count.wrap(0), Count.wrap(0), Size.Small));
    }

    function _check(Count count) internal view override {
        super._check(count);
        if (block.timestamp == 0) revert ShopEmpty(count);
    }

    function stock() external view returns (uint256) { return block.number; }

    /// @inheritdoc IShop
    function since() external view override returns (uint256) { return 2; }
}

contract Careless is Guard {
    function open() external {}
    /// @custom:access member account with ACT
    function refit() external restricted {}
    /// @custom:access council (rules)
    function reprice() external {}
    /// @custom:access council
    function rename() external restricted {}
    function look() external view returns (uint256) { return block.number; }
    function initialize() external initializer {}
    function upgradeToAndCall(address, bytes calldata) external {}
}
`;

const GUARD = `
abstract contract Guard {
    error GuardRefused();
    modifier restricted() { if (block.number == 0) revert GuardRefused(); _; }
    modifier initializer() { _; }
    function setAuthority(address) external {}
}
`;

describe("generate: contracts", () => {
  let shop: Deployable;
  let careless: Deployable;
  let functions: Map<string, ExternalFunction>;

  before(() => {
    const find = compile({ [SHOP]: SOURCE, "npm/lib/Guard.sol": GUARD });
    shop = find(SHOP, "Shop");
    careless = find(SHOP, "Careless");
    functions = new Map(externalFunctions(shop.tree, shop.node).map((external) => [external.name, external]));
  });

  function raised(name: string) {
    const { errors, passedOn } = raisedBy(shop.tree, shop.node, functions.get(name)!.node!);
    return { errors: errors.map((error) => error.name), passedOn };
  }

  describe("comments", () => {
    it("takes over what the interface says, for parameters under their own names, and adds its own remarks", () => {
      const { notice, dev, params, returns, custom } = functions.get("buy")!.comment;
      expect(notice).to.equal("Buys.");
      expect(dev).to.equal("Takes the money last.");
      expect([...params]).to.deep.equal([["wanted", "What is wanted."]]);
      expect(returns).to.deep.equal(["price What it cost."]);
      expect(custom.get("access")).to.equal("anyone");
    });

    it("resolves them for the getter of a public variable", () => {
      expect(functions.get("TILL")?.comment.notice).to.equal("The till.");
    });

    it("takes over what is overridden without a comment, and what is named further up", () => {
      expect(functions.get("stock")?.comment.notice).to.equal("How much there is.");
      expect(functions.get("since")?.comment.notice).to.equal("When it opened.");
    });

    it("prefers what the interface says of the contract to a mere pointer", () => {
      const { title, notice } = contractComment(shop.tree, shop.node);
      expect([title, notice]).to.deep.equal(["A shop", "Sells things."]);
    });

    it("lists a function once, in the form in force", () => {
      expect([...functions.keys()]).to.have.members(["TILL", "buy", "close", "since", "stock", "setAuthority"]);
      expect(functions.get("setAuthority")?.foreign).to.equal(true);
    });
  });

  describe("errors", () => {
    it("follows operators, libraries and overridden functions, and stops at other contracts", () => {
      expect(raised("buy")).to.deep.equal({
        errors: ["Overflow", "PriceUnknown", "ShopEmpty", "StockUnknown"],
        passedOn: ["ITill.take"],
      });
    });

    it("follows modifiers and leaves out errors that are only named", () => {
      expect(raised("close")).to.deep.equal({ errors: ["GuardRefused", "ShopNotYours"], passedOn: ["Shop.buy"] });
    });
  });

  describe("access", () => {
    it("finds nothing wrong where every function says who may call it", () => {
      expect(accessProblems("Shop", [...functions.values()])).to.deep.equal([]);
    });

    it("names every function that does not, or not truly", () => {
      expect(accessProblems("Careless", externalFunctions(careless.tree, careless.node))).to.deep.equal([
        "Careless.open: does not say who may call it (@custom:access)",
        'Careless.refit: is restricted, but "member account with ACT" names no council role',
        "Careless.reprice: is said to be for the council (rules), but is not restricted",
        'Careless.rename: is restricted, but "council" names no council role',
        "Careless.upgradeToAndCall: does not say who may call it (@custom:access)",
      ]);
    });

    it("refuses a function of others of which it is not known who may call it", () => {
      const unknown = { ...functions.get("setAuthority")!, name: "sweep" };
      expect(accessProblems("Shop", [unknown])).to.deep.equal([
        "Shop.sweep: does not say who may call it (@custom:access)",
      ]);
    });

    it("knows that an initializer runs once", () => {
      const initialize = externalFunctions(careless.tree, careless.node).find(({ name }) => name === "initialize");
      expect(accessOf(initialize!)).to.equal("anyone, once: with the deployment");
    });
  });

  describe("page", () => {
    let content: string;

    before(() => {
      const meaning = (error: string) => (error === "ShopNotYours" ? "It is not yours." : undefined);
      const link = (qualified: string) => (qualified === "ITill.take" ? "Till.md#take" : undefined);
      content = contractPage(shop, meaning, link).content;
    });

    it("shows each function with signature, access, errors and selector", () => {
      const section = /### buy\n[\s\S]*?(?=\n### )/.exec(content)?.[0] ?? "";
      expect(section).to.include("function buy(Order wanted) returns (uint256 price)");
      expect(section).to.include("Who may call: anyone.");
      expect(section).to.include("| `wanted` | [`Order`](#order) | What is wanted. |");
      expect(section).to.include("Returns `price`: What it cost.");
      expect(section).to.include("[`ShopEmpty`](#shopempty)");
      expect(section).to.include("Passes on errors of: [`ITill.take`](Till.md#take).");
      expect(section).to.include("of `buy((bytes32,uint40,uint40,uint8))`.");
    });

    it("shows events with their topics", () => {
      expect(content).to.include("event Sold(address indexed buyer, Order order)");
      expect(content).to.match(/Topic `0x[0-9a-f]{64}` of `Sold\(address,\(bytes32,uint40,uint40,uint8\)\)`\./);
    });

    it("explains an error by its own comment, else by the catalogue", () => {
      expect(content).to.match(/`ShopEmpty\(Count left\)` \| `0x[0-9a-f]{8}` \| There is too little of it\. \|/);
      expect(content).to.match(/`ShopNotYours\(address caller\)` \| `0x[0-9a-f]{8}` \| It is not yours\. \|/);
    });

    it("explains the types, one comment for several fields too", () => {
      expect(content).to.include("### Count\n\nA `uint40`.\n\nA number of things.");
      expect(content).to.include("| `count` | [`Count`](#count) | How many, and how many on top. |");
      expect(content).to.include("| `extra` | [`Count`](#count) | How many, and how many on top. |");
      expect(content).to.include("### Size");
      expect(content).not.to.include("### Colour");
    });
  });

  it("writes types as in Solidity, without where they are stored", () => {
    expect(typeName("struct IShop.Order calldata")).to.equal("Order");
    expect(typeName("enum Size")).to.equal("Size");
    expect(typeName("contract ITill[] memory")).to.equal("ITill[]");
    expect(typeName("mapping(bytes32 => struct IShop.Order storage ref)")).to.equal("mapping(bytes32 => Order)");
  });
});
