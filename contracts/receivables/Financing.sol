// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Encumbrance} from "../lots/Lot.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {Rows} from "../lots/Rows.sol";
import {Trail} from "../lots/Trail.sol";
import {Interest} from "../rules/Interest.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {FinancingAgreement} from "./FinancingAgreement.sol";
import {FinancingBook} from "./FinancingBook.sol";
import {FinancingTable as Table} from "./FinancingTable.sol";
import {ICreditLines} from "./ICreditLines.sol";
import {FinancingId, FinancingKind, IFinancing} from "./IFinancing.sol";
import {IReceivables} from "./IReceivables.sol";
import {ReceivableTable} from "./ReceivableTable.sol";
import {Reckoning} from "./Reckoning.sol";

/// @title Financing desk
/// @notice See `IFinancing`. Here cash and collection; how the parties come to terms is in `FinancingAgreement`.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Financing is FinancingAgreement {
    using Rows for ActRow;
    using Reckoning for Financed;

    /// @dev What a payment is for. Its instruction's subject is leg 8 | amount 40 | financing 160, highest bits first.
    enum Leg {
        Disbursement,
        Retained,
        Repayment
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IReceivables receivables,
        ICreditLines creditLines,
        IRuleBook ruleBook,
        ISettlement settlement
    ) FinancingBook(gate, receivables, creditLines, ruleBook, settlement) {}

    modifier onlySettlement() {
        _checkSettlement();
        _;
    }

    // ------------------------------------------------------------------------------------------ disbursement

    /// @inheritdoc IFinancing
    function disburse(FinancingId id, bytes32 registration, bytes32 endToEndId) external {
        Financed memory f = _load(id);
        (MemberId me, uint32 epoch) = _enter(Table.DISBURSE, f.applicant);
        _checkAct(Table.DISBURSE, id, f, me, f.bank);
        if (block.timestamp > f.disburseBy) revert FinancingTooLate(id, f.disburseBy);
        if (registration == 0) revert FinancingRegistrationMissing(id);
        Instrument memory i = _instrumentOf(f.lot);
        ReceivableTable.FINANCE.check(f.lot.instrumentOf(), i.state, i.maturity);
        _checkLot(Table.DISBURSE, f.lot);
        f.interest = _interest(id, f, i.maturity, epoch);
        f.state = Table.DISBURSE.afterwards();
        _save(id, f);
        Units proceeds = f.principal - f.interest;
        bytes32 instruction = _instruct(id, f, Leg.Disbursement, proceeds, endToEndId, epoch);
        emit FinancingInstructed(id, instruction, registration, f.interest, proceeds);
    }

    /// @inheritdoc IFinancing
    function lapse(FinancingId id) external {
        Financed memory f = _load(id);
        _checkState(Table.LAPSE, id, f.state);
        if (block.timestamp <= f.disburseBy) revert FinancingNotLapsed(id, f.disburseBy);
        _undo(id, f.lot);
    }

    /// @dev Interest taken off in advance. It must leave something to pay out.
    function _interest(FinancingId id, Financed memory f, uint40 maturity, uint32 epoch) private view returns (Units) {
        (uint256 dayCount, uint256 zone) = _rules(Parameters.DAY_COUNT, Parameters.BUSINESS_DAY_ZONE, epoch);
        uint40 daysCount = Interest.daysBetween(uint40(block.timestamp), maturity, zone);
        uint256 yearDays = Interest.daysOfYear(dayCount);
        uint256 interest = Interest.halfUp(f.principal.value(), f.ratePpm, daysCount, yearDays);
        if (interest < f.principal.value()) return Units.wrap(uint40(interest));
        uint256 most = type(uint40).max;
        revert FinancingInterestTooHigh(id, Units.wrap(uint40(interest < most ? interest : most)), f.principal);
    }

    /// @dev There was no cash: all is as before the agreement but the split, and consents from before are dead.
    function _undo(FinancingId id, LotId lot) private {
        // A record of nothing is all zero.
        // slither-disable-next-line uninitialized-local
        Financed memory nothing;
        _cut(_subject(id), uint40(block.timestamp));
        emit FinancingReleased(id, lot, uint40(block.timestamp));
        _save(id, nothing);
        _releaseLot(lot, Encumbrance.IN_FINANCING);
    }

    /// @dev The cash is there: the lot passes to the bank, or is pledged.
    function _fund(FinancingId id, bytes32 instruction, uint32 epoch) private {
        Financed memory f = _load(id);
        f.state = Table.FUND.afterwards();
        _save(id, f);
        emit FinancingFunded(id, f.lot, uint40(block.timestamp));
        if (f.isPledge()) {
            RECEIVABLES.encumber(ReceivableTable.PLEDGE, LotRef(f.lot, _lotAt(f.lot).trail));
        } else {
            uint8 act = f.kind == FinancingKind.Sale ? Trail.SOLD : Trail.SOLD_WITH_RECOURSE;
            RECEIVABLES.deliver(f.lot, Encumbrance.IN_FINANCING, f.bank, act, instruction, epoch);
        }
    }

    // ------------------------------------------------------------------------------------------ payments

    /// @inheritdoc IFinancing
    function payRetained(FinancingId id, bytes32 endToEndId) external {
        (Financed memory f, uint32 epoch) = _enterAsBank(Table.PAY_RETAINED, id);
        if (f.paying) revert FinancingPaymentOpen(id);
        Units due = _due(id, f);
        if (due.isZero()) revert FinancingNothingDue(id);
        if (_stands(id, f)) _checkLot(Table.PAY_RETAINED, f.lot);
        f.retainedPaid = f.retainedPaid + due;
        f.paying = true;
        _save(id, f);
        emit RetainedInstructed(id, _instruct(id, f, Leg.Retained, due, endToEndId, epoch), due);
    }

    /// @inheritdoc IFinancing
    function repay(FinancingId id, bytes32 endToEndId) external {
        Financed memory f = _load(id);
        (MemberId me, uint32 epoch) = _enter(Table.REPAY, NOBODY);
        _checkAct(Table.REPAY, id, f, me, f.applicant);
        _checkPledge(Table.REPAY, id, f);
        f.paying = true;
        _save(id, f);
        emit RepaymentInstructed(id, _instruct(id, f, Leg.Repayment, f.claim(), endToEndId, epoch), f.claim());
    }

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external onlySettlement {
        (Leg leg, Units amount, FinancingId id) = _parse(subject);
        if (leg == Leg.Disbursement) {
            _fund(id, instruction, epoch);
            return;
        }
        Financed memory f = _load(id);
        f.paying = false;
        if (leg == Leg.Repayment) {
            _collect(id, f, amount);
        } else {
            emit RetainedPaid(id, amount, f.retainedPaid);
            _save(id, f);
        }
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32, bytes32 subject) external onlySettlement {
        (Leg leg, Units amount, FinancingId id) = _parse(subject);
        Financed memory f = _load(id);
        if (leg == Leg.Disbursement) {
            _undo(id, f.lot);
            return;
        }
        f.paying = false;
        if (leg == Leg.Retained) f.retainedPaid = f.retainedPaid - amount;
        _save(id, f);
    }

    // ------------------------------------------------------------------------------------------ collection

    /// @inheritdoc IFinancing
    function collected(LotId lot, MemberId payee, Units amount) external onlyDesk {
        FinancingId id = _storage().onLot[lot];
        Financed memory f = _load(id);
        if (payee != f.bank) return;
        // What was on its way to a pledgee reaches it though the loan was repaid meanwhile: then another holds the lot.
        if (f.isOpen() || (f.isPledge() && _lotAt(lot).holder == f.applicant)) _collect(id, f, amount);
    }

    /// @inheritdoc IFinancing
    function recovered(LotId lot, MemberId payer, Units amount) external onlyDesk {
        FinancingId id = _storage().onLot[lot];
        Financed memory f = _load(id);
        if (f.isPledge() || !_stands(id, f)) return;
        Units setOff = f.setOff(amount);
        if (payer == f.applicant && !setOff.isZero()) {
            f.retainedPaid = f.retainedPaid + setOff;
            emit RetainedSetOff(id, setOff);
        }
        _letGo(id, f);
        _collect(id, f, amount);
    }

    /// @inheritdoc IFinancing
    function releaseLine(FinancingId id) external {
        Financed memory f = _load(id);
        _checkState(Table.RELEASE_LINE, id, f.state);
        if (!f.isOpen()) revert FinancingNothingDue(id);
        if (f.isPledge() || _stands(id, f)) revert FinancingLotHeld(id, f.lot);
        _letGo(id, f);
        _save(id, f);
    }

    /// @inheritdoc IFinancing
    function releasePledge(FinancingId id) external {
        (Financed memory f, ) = _enterAsBank(Table.RELEASE_PLEDGE, id);
        _checkPledge(Table.RELEASE_PLEDGE, id, f);
        f.lotGone = true;
        emit PledgeReleased(id, f.lot, uint40(block.timestamp));
        _save(id, f);
    }

    /// @dev The bank no longer holds what it bought.
    function _letGo(FinancingId id, Financed memory f) private {
        f.lotGone = true;
        emit FinancingLotGone(id, f.lot, uint40(block.timestamp));
    }

    /// @dev The bank received cash for the lot. Cash is final and never refused, so what no lot could be worth is not
    /// counted.
    function _collect(FinancingId id, Financed memory f, Units amount) private {
        uint256 sum = uint256(f.collected.value()) + amount.value();
        f.collected = Units.wrap(uint40(sum < type(uint40).max ? sum : type(uint40).max));
        f.state = Table.COLLECT.afterwards();
        emit FinancingCollected(id, amount, f.collected);
        _save(id, f);
    }

    // ------------------------------------------------------------------------------------------ checks

    function _checkSettlement() private view {
        if (msg.sender != address(SETTLEMENT)) revert FinancingNotSettlement(msg.sender);
    }

    function _enterAsBank(ActRow row, FinancingId id) private view returns (Financed memory f, uint32 epoch) {
        MemberId me;
        (me, epoch) = _enter(row, NOBODY);
        f = _load(id);
        _checkAct(row, id, f, me, f.bank);
    }

    function _checkAct(ActRow row, FinancingId id, Financed memory f, MemberId me, MemberId party) private pure {
        _checkState(row, id, f.state);
        _checkParty(id, me, party);
    }

    /// @dev A pledge that still secures something, on which no payment is on its way.
    function _checkPledge(ActRow row, FinancingId id, Financed memory f) private view {
        if (!f.isPledge()) revert FinancingNotAPledge(id);
        if (f.paying) revert FinancingPaymentOpen(id);
        if (!f.isOpen()) revert FinancingNothingDue(id);
        _checkLot(row, f.lot);
    }

    // ------------------------------------------------------------------------------------------ instructions

    /// @dev Only a repayment goes from the applicant to the bank.
    function _instruct(
        FinancingId id,
        Financed memory f,
        Leg leg,
        Units amount,
        bytes32 endToEndId,
        uint32 epoch
    ) private returns (bytes32) {
        bool back = leg == Leg.Repayment;
        ISettlement.Order memory order = ISettlement.Order({
            payer: back ? f.applicant : f.bank,
            payee: back ? f.bank : f.applicant,
            currency: f.currency,
            amount: amount.value(),
            subject: bytes32((uint256(leg) << 200) | (uint256(amount.value()) << 160) | FinancingId.unwrap(id)),
            endToEndId: endToEndId
        });
        return SETTLEMENT.instruct(order, epoch);
    }

    function _parse(bytes32 subject) private pure returns (Leg leg, Units amount, FinancingId id) {
        uint256 w = uint256(subject);
        return (Leg(w >> 200), Units.wrap(uint40(w >> 160)), FinancingId.wrap(uint160(w)));
    }
}
