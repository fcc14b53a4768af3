// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Acceptors} from "../../contracts/bills/Acceptors.sol";
import {IAcceptors} from "../../contracts/bills/IAcceptors.sol";
import {IConsortium} from "../../contracts/consortium/IConsortium.sol";
import {Business, MemberId, MemberKind} from "../../contracts/consortium/Member.sol";
import {ALL_REGIONS} from "../../contracts/consortium/Regions.sol";
import {InstrumentId} from "../../contracts/lots/LotTypes.sol";
import {IRuleBook} from "../../contracts/rules/IRuleBook.sol";
import {Parameters} from "../../contracts/rules/Parameters.sol";
import {RuleBook} from "../../contracts/rules/RuleBook.sol";
import {Test} from "forge-std/Test.sol";
import {TestCore} from "../helpers/TestCore.sol";

/// @notice Figures, acceptances, payments and overdue ones at random, in a time that goes on; it foretells from what it
/// did whether the next act is refused. It is the central bank and the desk.
contract AcceptorsHandler is Test {
    uint256 public constant BANKS = 2;
    /// @dev Two banks and an enterprise.
    uint256 public constant ALL = 3;
    uint256 private constant INSTRUMENTS = 60;

    struct Model {
        uint64 totalAssets;
        uint64 deposits;
        uint40 until;
        uint64 outstanding;
        uint64 margins;
        /// @dev Every moment, not the last ones alone.
        uint40[] overdue;
    }

    Acceptors private immutable BOOK;
    uint256 private immutable BAR_COUNT;
    uint256 private immutable BAR_WINDOW;
    MemberId[] private _members;
    mapping(uint256 member => Model) private _models;
    mapping(uint256 instrument => bool) private _recorded;

    string public surprise;
    uint256 public calls;
    uint256 public done;

    constructor(Acceptors book, MemberId[] memory members, uint256 barCount, uint256 barWindow) {
        (BOOK, _members, BAR_COUNT, BAR_WINDOW) = (book, members, barCount, barWindow);
    }

    /// @notice Both banks have figures for a while.
    function begin() external {
        for (uint256 i; i < BANKS; i++) setFigures(i, 9_999, 4_999, 200);
    }

    function setFigures(uint256 which, uint64 assets, uint64 deposits, uint40 daysAhead) public {
        uint256 i = which % BANKS;
        (assets, deposits) = (5_000 + (assets % 5_000), 3_000 + (deposits % 2_000));
        uint40 until = uint40(block.timestamp + (uint256(daysAhead) % 200) * 1 days);
        BOOK.setFigures(_members[i], assets, deposits, uint40(block.timestamp), until);
        (_models[i].totalAssets, _models[i].deposits, _models[i].until) = (assets, deposits, until);
        _count(true);
    }

    function accept(uint256 which, uint64 amount, uint64 margin) external {
        uint256 i = which % ALL;
        (amount, margin) = (amount % 300, margin % 100);
        bool may = !barred(i) && (i >= BANKS || _fits(_models[i], amount, margin));
        try BOOK.accept(_members[i], amount, margin) {
            _note(may, true, "accept");
            _models[i].outstanding += amount;
            _models[i].margins += margin;
        } catch {
            _note(may, false, "accept");
        }
    }

    /// @dev Within what was booked: for more its desk is answerable.
    function release(uint256 which, uint64 amount, uint64 margin) external {
        Model storage m = _models[which % ALL];
        (amount, margin) = (amount % (m.outstanding + 1), margin % (m.margins + 1));
        BOOK.release(_members[which % ALL], amount, margin);
        (m.outstanding, m.margins) = (m.outstanding - amount, m.margins - margin);
        _count(amount > 0 || margin > 0);
    }

    /// @dev Each instrument is always of the same acceptor, as a bill is.
    function recordOverdue(uint256 seed) external {
        uint256 instrument = seed % INSTRUMENTS;
        uint256 i = instrument % ALL;
        BOOK.recordOverdue(_members[i], InstrumentId.wrap(uint96(instrument)));
        if (!_recorded[instrument]) _models[i].overdue.push(uint40(block.timestamp));
        _count(!_recorded[instrument]);
        _recorded[instrument] = true;
    }

    /// @dev Mostly onward by days, now and then to the very end of somebody's bar.
    function wait(uint256 which, uint256 time) external {
        uint256 i = which % ALL;
        if (time % 3 == 0 && barred(i)) vm.warp(barredUntil(i) + (time % 2));
        else vm.warp(block.timestamp + (time % 12) * 1 days);
        _count(true);
    }

    function memberAt(uint256 i) external view returns (MemberId) {
        return _members[i];
    }

    function modelAt(uint256 i) external view returns (Model memory) {
        return _models[i];
    }

    function countOf(uint256 i) public view returns (uint256 count) {
        uint40[] storage moments = _models[i].overdue;
        for (uint256 k; k < moments.length; k++) if (block.timestamp <= moments[k] + BAR_WINDOW) count++;
    }

    function barred(uint256 i) public view returns (bool) {
        return countOf(i) >= BAR_COUNT;
    }

    function barredUntil(uint256 i) public view returns (uint256) {
        uint40[] storage moments = _models[i].overdue;
        return barred(i) ? moments[moments.length - BAR_COUNT] + BAR_WINDOW : 0;
    }

    /// @dev 15 % and 10 % of what the figures say.
    function _fits(Model storage m, uint64 amount, uint64 margin) private view returns (bool) {
        bool inForce = m.until != 0 && block.timestamp <= m.until;
        bool face = (m.outstanding + amount) * 100 <= uint256(m.totalAssets) * 15;
        return inForce && face && (m.margins + margin) * 10 <= uint256(m.deposits);
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

/// @notice The book is as the acts made it, under random acts of the central bank and a desk.
contract AcceptorsTest is TestCore {
    uint256 private constant BAR_COUNT = 3;
    uint256 private constant BAR_DAYS = 30;

    Acceptors private book;
    AcceptorsHandler private handler;

    function setUp() external {
        vm.warp(1_800_000_000);
        deployCore();
        IRuleBook.Change[] memory law = new IRuleBook.Change[](4);
        law[0] = IRuleBook.Change(Parameters.BILL_ACCEPTANCE_CAP, 1_500, keccak256("article"));
        law[1] = IRuleBook.Change(Parameters.BILL_MARGIN_CAP, 1_000, keccak256("article"));
        law[2] = IRuleBook.Change(Parameters.BILL_OVERDUE_BAR_COUNT, uint224(BAR_COUNT), keccak256("article"));
        law[3] = IRuleBook.Change(Parameters.BILL_OVERDUE_BAR_DAYS, uint224(BAR_DAYS), keccak256("article"));
        bytes memory init = abi.encodeCall(RuleBook.initialize, (address(manager), law));
        RuleBook billRules = RuleBook(proxied(address(new RuleBook(consortium)), init));

        init = abi.encodeCall(Acceptors.initialize, (address(manager)));
        book = Acceptors(proxied(address(new Acceptors(consortium, billRules)), init));
        MemberId[] memory members = new MemberId[](3);
        members[0] = admit(MemberKind.Bank, address(0xacc0));
        members[1] = admit(MemberKind.Bank, address(0xacc1));
        members[2] = admit(MemberKind.Enterprise, address(0xacc2));
        handler = new AcceptorsHandler(book, members, BAR_COUNT, BAR_DAYS * 1 days);
        MemberId centralBank = admit(MemberKind.CentralBank, address(handler));
        uint16 bills = uint16(1 << uint8(Business.Bills));
        consortium.setMandate(centralBank, IConsortium.Mandate(bills, type(uint40).max, ALL_REGIONS));
        book.setDesk(address(handler), true);
        handler.begin();
        targetContract(address(handler));
    }

    /// @dev One function, for each would be a campaign of its own.
    function invariant_theBookIsAsTheActsMadeIt() external view {
        assertEq(handler.surprise(), "", "an act that should be refused was done, or the other way round");
        for (uint256 i; i < handler.ALL(); i++) checkAcceptor(i);
    }

    /// @dev Of what was tried more than half came about, so the laws were put to the test.
    function afterInvariant() external view {
        assertGt(handler.done() * 2, handler.calls(), "most acts did nothing");
    }

    function checkAcceptor(uint256 i) private view {
        MemberId member = handler.memberAt(i);
        AcceptorsHandler.Model memory expected = handler.modelAt(i);
        IAcceptors.Acceptor memory found = book.acceptorAt(member);
        assertEq(found.totalAssets, expected.totalAssets, "assets are not as stated");
        assertEq(found.deposits, expected.deposits, "deposits are not as stated");
        assertEq(found.until, expected.until, "the expiry is not as stated");
        assertEq(found.outstanding, expected.outstanding, "outstanding is not accepted less released");
        assertEq(found.margins, expected.margins, "margins are not taken less given back");
        assertEq(book.obligationsOf(member), expected.outstanding, "an exit is told something else");
        checkStanding(i, member, expected);
    }

    function checkStanding(uint256 i, MemberId member, AcceptorsHandler.Model memory expected) private view {
        IAcceptors.Standing memory standing = book.standingOf(member);
        uint256 counted = handler.countOf(i);
        assertEq(standing.overdueInWindow, counted > 6 ? 6 : counted, "another number counts");
        assertEq(standing.barredUntil, handler.barredUntil(i), "the bar ends at another moment");
        bool inForce = block.timestamp <= expected.until;
        uint256 cap = inForce ? (uint256(expected.totalAssets) * 15) / 100 : 0;
        assertEq(standing.acceptanceCap, i < handler.BANKS() ? cap : type(uint64).max, "the cap is another");
    }
}
