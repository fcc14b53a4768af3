// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {IObligationBook} from "../consortium/IObligationBook.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILots} from "../lots/ILots.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Encumbrance, Lot} from "../lots/Lot.sol";
import {LotId, Units} from "../lots/LotTypes.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {FinancingTable as Table} from "./FinancingTable.sol";
import {FinancingWord, packFinancing} from "./FinancingWord.sol";
import {ICreditLines, LinePurpose} from "./ICreditLines.sol";
import {FinancingId, IFinancing} from "./IFinancing.sol";
import {IReceivables} from "./IReceivables.sol";
import {Reckoning} from "./Reckoning.sol";

/// @notice Where financings are kept, and the one way in which a record changes: what of the bank's line it uses, the
/// pledge that secures it and who is bound by it follow from it, so they change with it.
abstract contract FinancingBook is IFinancing, Gated, Governed {
    using Reckoning for Financed;

    /// @dev `onLot`: the financing for which a lot is collected. `binding`: how many financings bind a member.
    /// @custom:storage-location erc7201:tradelane.financing
    struct FinancingStorage {
        mapping(FinancingId => FinancingWord) financings;
        mapping(LotId => FinancingId) onLot;
        mapping(MemberId => uint256) binding;
        mapping(address account => bool) desks;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.financing")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xa777f286162e12fe1792fd191285cabd9a42adcfbffe4656219f53e3bdf48f00;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IReceivables public immutable RECEIVABLES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditLines public immutable CREDIT_LINES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ISettlement public immutable SETTLEMENT;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IReceivables receivables,
        ICreditLines creditLines,
        IRuleBook ruleBook,
        ISettlement settlement
    ) Gated(gate) {
        RECEIVABLES = receivables;
        CREDIT_LINES = creditLines;
        RULE_BOOK = ruleBook;
        SETTLEMENT = settlement;
    }

    modifier onlyDesk() {
        _checkDesk();
        _;
    }

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IFinancing
    function setDesk(address desk, bool listed) external restricted {
        _storage().desks[desk] = listed;
        emit FinancingDeskSet(desk, listed);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IFinancing
    function claimOn(LotId lot) external view returns (MemberId pledgee, Units claim) {
        Financed memory f = _load(_storage().onLot[lot]);
        if (!f.isPledge() || !f.isOpen()) return (NOBODY, Units.wrap(0));
        return (f.bank, f.claim());
    }

    /// @inheritdoc IFinancing
    function retainedFrom(LotId lot, MemberId seller) external view returns (Units) {
        FinancingId id = _storage().onLot[lot];
        Financed memory f = _load(id);
        if (f.isPledge() || f.applicant != seller || !_stands(id, f)) return Units.wrap(0);
        return f.left();
    }

    /// @inheritdoc IFinancing
    function retainedDue(FinancingId id) external view returns (Units) {
        return _due(id, _load(id));
    }

    /// @inheritdoc IObligationBook
    /// @dev How many financings bind the member: agreed, with cash on its way, a loan to repay, a retained part to pay.
    function obligationsOf(MemberId member) external view returns (uint256) {
        return _storage().binding[member];
    }

    /// @inheritdoc IFinancing
    function financingId(MemberId applicant, bytes32 applicantReference) public pure returns (FinancingId) {
        return FinancingId.wrap(uint160(uint256(keccak256(abi.encode(applicant, applicantReference)))));
    }

    /// @dev What of the retained part is due and neither paid nor on its way.
    function _due(FinancingId id, Financed memory f) internal view returns (Units) {
        if (f.state != Table.OUTSTANDING) return Units.wrap(0);
        Units all = f.due(f.isPledge() || _stands(id, f));
        // It may have been paid in full while the bank did not hold the lot, which has come back since.
        return f.retainedPaid < all ? all - f.retainedPaid : Units.wrap(0);
    }

    /// @dev Whether the bank holds the lot it bought, and what is collected for it is counted here.
    function _stands(FinancingId id, Financed memory f) internal view returns (bool) {
        if (!(_storage().onLot[f.lot] == id)) return false;
        Lot memory lot = _lotAt(f.lot);
        return f.isOpen() && lot.holder == f.bank && lot.flags & Encumbrance.ENDED == 0;
    }

    function _load(FinancingId id) internal view returns (Financed memory) {
        return _storage().financings[id].unpack();
    }

    function _checkDesk() private view {
        if (!_storage().desks[msg.sender]) revert FinancingNotADesk(msg.sender);
    }

    function _checkParty(FinancingId id, MemberId me, MemberId party) internal pure {
        if (me != party) revert FinancingNotAParty(id, me);
    }

    function _checkState(ActRow row, FinancingId id, uint8 state) internal pure {
        if (!row.allows(state)) revert FinancingStateForbids(id, row.act(), state);
    }

    /// @dev What lies on the lot may block the row.
    function _checkLot(ActRow row, LotId lot) internal view {
        uint16 blocking = _lotAt(lot).flags & row.blockedBy();
        if (blocking != 0) revert ILots.LotsEncumbered(lot, blocking);
    }

    function _lotAt(LotId lot) internal view returns (Lot memory) {
        return RECEIVABLES.lotAt(lot);
    }

    function _instrumentOf(LotId lot) internal view returns (Instrument memory) {
        return RECEIVABLES.instrumentAt(lot.instrumentOf());
    }

    /// @dev Two rules in force in an epoch.
    function _rules(bytes32 one, bytes32 other, uint32 epoch) internal view returns (uint256, uint256) {
        bytes32[] memory names = new bytes32[](2);
        (names[0], names[1]) = (one, other);
        uint224[] memory values = RULE_BOOK.valuesAt(names, epoch);
        return (values[0], values[1]);
    }

    /// @dev Admits the sender's act by a row.
    function _enter(ActRow row, MemberId counterparty) internal view returns (MemberId me, uint32 epoch) {
        return GATE.enter(row.entry(), msg.sender, counterparty);
    }

    // ------------------------------------------------------------------------------------------ writing

    /// @dev Stores a record, and all that follows from it with it. A record of nothing ends the financing.
    function _save(FinancingId id, Financed memory f) internal {
        Financed memory was = _load(id);
        bool settled = f.isSettled();
        if (settled) f.state = Table.CLOSED;
        _storage().financings[id] = packFinancing(f);
        if (was.isOpen() != f.isOpen()) _follow(id, f);
        // Either of the two may be a record of nothing, which binds nobody.
        _bind(was.applicant, f.applicant, was.bindsApplicant(), f.bindsApplicant());
        _bind(was.bank, f.bank, was.bindsBank(), f.bindsBank());
        if (settled) emit FinancingClosed(id, uint40(block.timestamp));
        _useLine(was, f);
        if (was.isPledge() && was.isOpen() && !f.isOpen()) _releaseLot(f.lot, Encumbrance.PLEDGED);
    }

    function _releaseLot(LotId lot, uint16 reason) internal {
        RECEIVABLES.release(lot, reason);
    }

    /// @dev From now on what is collected for the lot is counted for it, or no longer. A pledge is remembered until
    /// another financing takes its place, for cash may be on its way to the pledgee.
    function _follow(FinancingId id, Financed memory f) private {
        FinancingStorage storage $ = _storage();
        if (f.isOpen()) $.onLot[f.lot] = id;
        else if (!f.isPledge() && $.onLot[f.lot] == id) $.onLot[f.lot] = FinancingId.wrap(0);
    }

    function _bind(MemberId former, MemberId present, bool bound, bool binds) private {
        if (binds && !bound) ++_storage().binding[present];
        else if (bound && !binds) --_storage().binding[former];
    }

    function _useLine(Financed memory was, Financed memory f) private {
        (uint40 before, uint40 afterwards) = (was.lineUsed(), f.lineUsed());
        LinePurpose purpose = LinePurpose.Financing;
        if (before < afterwards) CREDIT_LINES.consume(f.bank, f.debtor, f.currency, purpose, afterwards - before);
        else if (afterwards < before) {
            CREDIT_LINES.release(was.bank, was.debtor, was.currency, purpose, before - afterwards);
        }
    }

    function _storage() internal pure returns (FinancingStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
