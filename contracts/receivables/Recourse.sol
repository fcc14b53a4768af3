// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILots} from "../lots/ILots.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Lot, Encumbrance} from "../lots/Lot.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {Rows} from "../lots/Rows.sol";
import {PathStep, Trail} from "../lots/Trail.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {IFinancing} from "./IFinancing.sol";
import {IReceivables} from "./IReceivables.sol";
import {IRecourse} from "./IRecourse.sol";
import {IRedemption} from "./IRedemption.sol";
import {Liability} from "./Liability.sol";
import {LotPayment, packLotPayment, parseLotPayment} from "./LotPayment.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @title Recourse desk
/// @notice See `IRecourse`. Who is liable is in `Liability`.
contract Recourse is IRecourse, Governed {
    using Rows for ActRow;

    /// @dev The one kind of payment that this desk asks for.
    uint8 private constant RECOVERY = 1;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IGate public immutable GATE;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IReceivables public immutable RECEIVABLES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IFinancing public immutable FINANCING;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRedemption public immutable REDEMPTION;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ISettlement public immutable SETTLEMENT;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IReceivables receivables,
        IFinancing financing,
        IRedemption redemption,
        ISettlement settlement
    ) {
        GATE = gate;
        RECEIVABLES = receivables;
        FINANCING = financing;
        REDEMPTION = redemption;
        SETTLEMENT = settlement;
    }

    modifier onlySettlement() {
        if (msg.sender != address(SETTLEMENT)) revert RecourseNotSettlement(msg.sender);
        _;
    }

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    // ------------------------------------------------------------------------------------------ acts

    /// @inheritdoc IRecourse
    function demand(LotRef calldata ref, PathStep[] calldata path, MemberId liable) external {
        (MemberId me, ) = GATE.enter(Table.DEMAND_RECOURSE.entry(), msg.sender, liable);
        Lot memory lot = RECEIVABLES.lotAt(ref.lot);
        _check(Table.DEMAND_RECOURSE, ref, lot);
        if (me != lot.holder) revert RecourseNotHolder(ref.lot, me, lot.holder);
        (uint256 order, Units amount) = _liability(ref.lot, lot.trail, path, liable);
        emit RecourseDemanded(ref.lot, me, liable, order, amount);
    }

    /// @inheritdoc IRecourse
    function pay(LotRef calldata ref, PathStep[] calldata path, bytes32 endToEndId) external {
        (MemberId me, uint32 epoch) = GATE.enter(Table.PAY_RECOURSE.entry(), msg.sender, NOBODY);
        Lot memory lot = RECEIVABLES.encumber(Table.PAY_RECOURSE, ref);
        (, Units amount) = _liability(ref.lot, lot.trail, path, me);
        LotPayment payment = packLotPayment(RECOVERY, me, amount, ref.lot);
        emit RecourseInstructed(ref.lot, me, lot.holder, _instruct(payment, lot.holder, endToEndId, epoch), amount);
    }

    function _instruct(
        LotPayment payment,
        MemberId holder,
        bytes32 endToEndId,
        uint32 epoch
    ) private returns (bytes32) {
        ISettlement.Order memory order = ISettlement.Order({
            payer: payment.memberOf(),
            payee: holder,
            currency: RECEIVABLES.instrumentAt(payment.lotOf().instrumentOf()).currency,
            amount: payment.amountOf().value(),
            subject: payment.subject(),
            endToEndId: endToEndId
        });
        return SETTLEMENT.instruct(order, epoch);
    }

    /// @inheritdoc ISettlementDesk
    /// @dev Financing hears of it first: what the bank retains stands only while the bank holds the lot.
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external onlySettlement {
        LotPayment payment = parseLotPayment(subject);
        (LotId lot, MemberId payer) = (payment.lotOf(), payment.memberOf());
        emit RecourseSettled(lot, payer, RECEIVABLES.lotAt(lot).holder, payment.amountOf());
        FINANCING.recovered(lot, payer, payment.amountOf());
        RECEIVABLES.deliver(lot, Encumbrance.IN_RECOURSE, payer, Trail.RECOVERED, instruction, epoch);
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32, bytes32 subject) external onlySettlement {
        RECEIVABLES.release(parseLotPayment(subject).lotOf(), Encumbrance.IN_RECOURSE);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IRecourse
    function liableOn(
        LotId lot,
        PathStep[] calldata path
    ) external view returns (MemberId[] memory liable, Units[] memory amounts) {
        _checkPath(lot, RECEIVABLES.lotAt(lot).trail, path);
        liable = Liability.liableOn(path);
        Units unpaid = REDEMPTION.unpaidOf(lot);
        amounts = new Units[](liable.length);
        for (uint256 k = 0; k < liable.length; ++k) {
            amounts[k] = _owed(lot, unpaid, liable[k]);
        }
    }

    // ------------------------------------------------------------------------------------------ checks

    /// @dev What the ledger checks of acts that encumber a lot; a demand leaves it as it is.
    function _check(ActRow row, LotRef calldata ref, Lot memory lot) private view {
        if (lot.holder.isNobody()) revert ILots.LotsUnknown(ref.lot);
        if (lot.flags & Encumbrance.ENDED != 0) revert ILots.LotsEnded(ref.lot);
        uint16 blocking = lot.flags & row.blockedBy();
        if (blocking != 0) revert ILots.LotsEncumbered(ref.lot, blocking);
        Instrument memory i = RECEIVABLES.instrumentAt(ref.lot.instrumentOf());
        row.check(ref.lot.instrumentOf(), i.state, i.maturity);
        if (lot.trail != ref.trail) revert ILots.LotsChanged(ref.lot, lot.trail, ref.trail);
    }

    function _checkPath(LotId lot, bytes21 trail, PathStep[] calldata path) private pure {
        if (Trail.along(lot.instrumentOf(), path) != trail) revert RecoursePathWrong(lot);
    }

    /// @dev The place of a member among those liable, and what it owes.
    function _liability(
        LotId lot,
        bytes21 trail,
        PathStep[] calldata path,
        MemberId member
    ) private view returns (uint256 order, Units amount) {
        _checkPath(lot, trail, path);
        MemberId[] memory liable = Liability.liableOn(path);
        while (order < liable.length && liable[order] != member) ++order;
        if (order == liable.length) revert RecourseNotLiable(lot, member);
        amount = _owed(lot, REDEMPTION.unpaidOf(lot), member);
        if (amount.isZero()) revert RecourseNothingDue(lot, member);
    }

    /// @dev What is unpaid, less what the holder still owes that member of the lot's price.
    function _owed(LotId lot, Units unpaid, MemberId member) private view returns (Units) {
        Units retained = FINANCING.retainedFrom(lot, member);
        return retained < unpaid ? unpaid - retained : Units.wrap(0);
    }
}
