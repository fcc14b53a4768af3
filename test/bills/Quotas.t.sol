// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {HEAD, Label, Quota, QuotaNode, branchNode, institutionNode} from "../../contracts/bills/Quota.sol";
import {Quotas} from "../../contracts/bills/Quotas.sol";
import {IConsortium} from "../../contracts/consortium/IConsortium.sol";
import {Business, MemberId, MemberKind} from "../../contracts/consortium/Member.sol";
import {ALL_REGIONS} from "../../contracts/consortium/Regions.sol";
import {TestCore} from "../helpers/TestCore.sol";

/// @notice Allots and revolves at random, and foretells from what it did whether the next act is refused. It is the
/// desk itself.
contract QuotasHandler {
    uint256 public constant BANKS = 3;
    uint256 public constant BRANCHES = 2;

    /// @dev What a bank took and did not give back, by the label it took it under; `None` for no label.
    struct Taken {
        uint64 reserved;
        uint64 used;
    }

    Quotas private immutable QUOTAS;
    MemberId[] private _banks;
    mapping(uint256 bank => mapping(Label => Taken)) private _taken;
    mapping(QuotaNode => mapping(Label => uint64)) private _limits;

    string public surprise;
    uint256 public calls;
    uint256 public done;

    constructor(Quotas quotas, MemberId[] memory banks) {
        QUOTAS = quotas;
        _banks = banks;
    }

    /// @notice Gives every node something, so that the random acts have something to move.
    function begin() external {
        for (uint256 label; label < 2; label++) {
            allotHead(label, 2_000);
            for (uint256 i; i < BRANCHES; i++) allotBranch(i, label, 0);
            for (uint256 i; i < BANKS; i++) allotInstitution(i, label, 500);
        }
    }

    function allotHead(uint256 seed, uint64 limit) public {
        Label label = _label(seed);
        limit = 6_000 + (limit % 4_000);
        uint64 below = _limits[branchNode(1)][label] + _limits[branchNode(2)][label];
        bool may = limit >= below;
        try QUOTAS.allotHead(label, limit) {
            _note(may, true, "allotHead");
            _limits[HEAD][label] = limit;
        } catch {
            _note(may, false, "allotHead");
        }
    }

    function allotBranch(uint256 which, uint256 seed, uint64 limit) public {
        Label label = _label(seed);
        uint16 region = uint16(1 + (which % BRANCHES));
        limit = 2_000 + (limit % 3_000);
        uint64 other = _limits[branchNode(3 - region)][label];
        bool may = limit >= limitsBelow(region, label) && other + limit <= _limits[HEAD][label];
        try QUOTAS.allotBranch(region, label, limit) {
            _note(may, true, "allotBranch");
            _limits[branchNode(region)][label] = limit;
        } catch {
            _note(may, false, "allotBranch");
        }
    }

    function allotInstitution(uint256 which, uint256 seed, uint64 limit) public {
        Label label = _label(seed);
        uint256 i = which % BANKS;
        uint16 region = regionOf(i);
        limit %= 1_500;
        uint64 others = limitsBelow(region, label) - limitOf(i, label);
        bool may = limit >= inUseOf(i, label) && others + limit <= _limits[branchNode(region)][label];
        try QUOTAS.allotInstitution(_banks[i], label, limit) {
            _note(may, true, "allotInstitution");
            _limits[institutionNode(_banks[i])][label] = limit;
        } catch {
            _note(may, false, "allotInstitution");
        }
    }

    function reserve(uint256 which, uint256 seed, uint64 amount) external {
        (uint256 i, Label label) = (which % BANKS, _label(seed));
        amount %= 200;
        bool may = _fits(i, Label.None, amount) && (label == Label.None || _fits(i, label, amount));
        try QUOTAS.reserve(_banks[i], label, amount) {
            _note(may, true, "reserve");
            _taken[i][label].reserved += amount;
        } catch {
            _note(may, false, "reserve");
        }
    }

    /// @dev Within what was taken under the label: for more its desk is answerable.
    function use(uint256 which, uint256 seed, uint64 amount) external {
        (uint256 i, Label label) = (which % BANKS, _label(seed));
        Taken storage t = _taken[i][label];
        amount %= t.reserved + 1;
        QUOTAS.use(_banks[i], label, amount);
        (t.reserved, t.used) = (t.reserved - amount, t.used + amount);
        _count(amount > 0);
    }

    function unreserve(uint256 which, uint256 seed, uint64 amount) external {
        (uint256 i, Label label) = (which % BANKS, _label(seed));
        Taken storage t = _taken[i][label];
        amount %= t.reserved + 1;
        QUOTAS.unreserve(_banks[i], label, amount);
        t.reserved -= amount;
        _count(amount > 0);
    }

    function repay(uint256 which, uint256 seed, uint64 amount) external {
        (uint256 i, Label label) = (which % BANKS, _label(seed));
        Taken storage t = _taken[i][label];
        amount %= t.used + 1;
        QUOTAS.repay(_banks[i], label, amount);
        t.used -= amount;
        _count(amount > 0);
    }

    /// @dev One bank in the first region, two in the second.
    function regionOf(uint256 i) public pure returns (uint16) {
        return i < 1 ? 1 : 2;
    }

    function bankAt(uint256 i) external view returns (MemberId) {
        return _banks[i];
    }

    function limitOf(uint256 i, Label label) public view returns (uint64) {
        return _limits[institutionNode(_banks[i])][label];
    }

    function limitAt(QuotaNode node, Label label) external view returns (uint64) {
        return _limits[node][label];
    }

    function limitsBelow(uint16 region, Label label) public view returns (uint64 sum) {
        for (uint256 i; i < BANKS; i++) if (regionOf(i) == region) sum += limitOf(i, label);
    }

    /// @notice What a bank took of a label's quota; of the whole, under any label.
    function takenOf(uint256 i, Label label) public view returns (uint64 reserved, uint64 used) {
        if (label != Label.None) return (_taken[i][label].reserved, _taken[i][label].used);
        (Taken memory plain, Taken memory green) = (_taken[i][Label.None], _taken[i][Label.Green]);
        return (plain.reserved + green.reserved, plain.used + green.used);
    }

    function inUseOf(uint256 i, Label label) public view returns (uint64) {
        (uint64 reserved, uint64 used) = takenOf(i, label);
        return reserved + used;
    }

    function _fits(uint256 i, Label label, uint64 amount) private view returns (bool) {
        return inUseOf(i, label) + amount <= limitOf(i, label);
    }

    function _label(uint256 seed) private pure returns (Label) {
        return seed % 2 == 0 ? Label.None : Label.Green;
    }

    function _count(bool did) private {
        calls++;
        if (did) done++;
    }

    function _note(bool may, bool did, string memory act) private {
        _count(did);
        if (may != did) surprise = act;
    }
}

/// @notice The laws of the tree of quotas, under random acts of the central bank and a desk.
contract QuotasTest is TestCore {
    Quotas private quotas;
    QuotasHandler private handler;

    function setUp() external {
        deployCore();
        bytes memory init = abi.encodeCall(Quotas.initialize, (address(manager)));
        quotas = Quotas(proxied(address(new Quotas(consortium)), init));
        MemberId[] memory banks = new MemberId[](3);
        for (uint256 i; i < banks.length; i++) {
            banks[i] = admitAt(MemberKind.Bank, address(uint160(0xacc0 + i)), i < 1 ? 1 : 2);
        }
        handler = new QuotasHandler(quotas, banks);
        MemberId centralBank = admitAt(MemberKind.CentralBank, address(handler), 3);
        uint16 rediscount = uint16(1 << uint8(Business.Rediscount));
        consortium.setMandate(centralBank, IConsortium.Mandate(rediscount, type(uint40).max, ALL_REGIONS));
        quotas.setDesk(address(handler), true);
        handler.begin();
        targetContract(address(handler));
    }

    /// @dev One function, for each would be a campaign of its own.
    function invariant_theTreeObeysItsLaws() external view {
        assertEq(handler.surprise(), "", "an act that should be refused was done, or the other way round");
        checkTree(Label.None);
        checkTree(Label.Green);
    }

    /// @dev Of what was tried more than half came about, so the laws were put to the test.
    function afterInvariant() external view {
        assertGt(handler.done() * 2, handler.calls(), "most acts did nothing");
    }

    /// @dev Each node's limit is as set, what it allots and what is taken of it is the sum below, all within its limit.
    function checkTree(Label label) private view {
        Quota memory all;
        for (uint16 region = 1; region <= handler.BRANCHES(); region++) {
            Quota memory branch = checkBranch(region, label);
            all.allotted += branch.limit;
            all.reserved += branch.reserved;
            all.used += branch.used;
        }
        all.limit = handler.limitAt(HEAD, label);
        checkNode(HEAD, label, all);
    }

    function checkBranch(uint16 region, Label label) private view returns (Quota memory branch) {
        for (uint256 i; i < handler.BANKS(); i++) {
            if (handler.regionOf(i) != region) continue;
            Quota memory bank;
            bank.limit = handler.limitOf(i, label);
            (bank.reserved, bank.used) = handler.takenOf(i, label);
            checkNode(institutionNode(handler.bankAt(i)), label, bank);
            branch.allotted += bank.limit;
            branch.reserved += bank.reserved;
            branch.used += bank.used;
        }
        branch.limit = handler.limitAt(branchNode(region), label);
        checkNode(branchNode(region), label, branch);
    }

    function checkNode(QuotaNode node, Label label, Quota memory expected) private view {
        Quota memory found = quotas.quotaAt(node, label);
        assertEq(abi.encode(found), abi.encode(expected), "a node is not as the acts made it");
        assertLe(found.allotted, found.limit, "more allotted than there is");
        assertLe(found.reserved + found.used, found.limit, "more taken than there is");
    }

    function admitAt(MemberKind kind, address account, uint16 region) private returns (MemberId member) {
        vm.prank(account);
        member = consortium.applyForMembership(keccak256(abi.encode(account)), kind, region);
        MemberId[] memory one = new MemberId[](1);
        one[0] = member;
        consortium.admit(one);
    }
}
