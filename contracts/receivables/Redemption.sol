// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {ActRow} from "../lots/ActRow.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Lot, Encumbrance} from "../lots/Lot.sol";
import {InstrumentId, LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {Rows} from "../lots/Rows.sol";
import {Shares} from "../lots/Shares.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {ICreditLines, LinePurpose} from "./ICreditLines.sol";
import {IFinancing} from "./IFinancing.sol";
import {IReceivables} from "./IReceivables.sol";
import {IRedemption} from "./IRedemption.sol";
import {LotPayment, packLotPayment, parseLotPayment} from "./LotPayment.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @title Redemption desk
/// @notice See `IRedemption`.
contract Redemption is IRedemption, Governed {
    using Rows for ActRow;

    /// @dev What a payment is, as its instruction's subject says: all of a lot in one piece, of which nothing else is
    /// kept; or a part that goes to the holder or to the pledgee.
    uint8 private constant WHOLE = 1;
    uint8 private constant TO_HOLDER = 2;
    uint8 private constant TO_PLEDGEE = 3;

    /// @param paid What of the lot is paid for good.
    /// @param legs How many payments for it are on their way, other than `WHOLE`.
    struct Payments {
        Units paid;
        uint8 legs;
    }

    struct Round {
        Units level;
        Units reached;
    }

    /// @dev A round on its way through the lots.
    struct Walk {
        InstrumentId instrument;
        Units face;
        Units level;
        Units reached;
    }

    /// @dev What the payments of one call have in common.
    struct Run {
        MemberId debtor;
        uint16 currency;
        uint32 epoch;
        bytes32 endToEndId;
    }

    /// @dev A slot of `payments`: paid 40 | legs 8. Of `rounds`: level 40 | reached 40.
    /// @custom:storage-location erc7201:tradelane.redemption
    struct RedemptionStorage {
        mapping(LotId => Payments) payments;
        mapping(InstrumentId => Round) rounds;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.redemption")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xbf8cc2dea721019d4b18f7c9e538f6069b62f0efef493b59fcef1674e1a54b00;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IGate public immutable GATE;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IReceivables public immutable RECEIVABLES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditLines public immutable CREDIT_LINES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IFinancing public immutable FINANCING;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ISettlement public immutable SETTLEMENT;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IReceivables receivables,
        ICreditLines creditLines,
        IFinancing financing,
        ISettlement settlement
    ) {
        GATE = gate;
        RECEIVABLES = receivables;
        CREDIT_LINES = creditLines;
        FINANCING = financing;
        SETTLEMENT = settlement;
    }

    modifier onlySettlement() {
        if (msg.sender != address(SETTLEMENT)) revert RedemptionNotSettlement(msg.sender);
        _;
    }

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    // ------------------------------------------------------------------------------------------ paying

    /// @inheritdoc IRedemption
    // The ledger and settlement call nothing back.
    // slither-disable-next-line reentrancy-no-eth
    function pay(LotRef[] calldata lots, bytes32 endToEndId) external {
        if (lots.length == 0) revert RedemptionNothing();
        (MemberId debtor, uint32 epoch) = GATE.enter(Table.PAY.entry(), msg.sender, NOBODY);
        for (uint256 k = 0; k < lots.length; ++k) {
            LotId id = lots[k].lot;
            Instrument memory i = RECEIVABLES.instrumentAt(id.instrumentOf());
            if (i.obligor != debtor) revert RedemptionNotTheDebtor(id, debtor, i.obligor);
            Lot memory lot = RECEIVABLES.encumber(Table.PAY, lots[k]);
            Run memory run = Run(debtor, i.currency, epoch, endToEndId);
            _instruct(run, id, lot, lot.units() - _storage().payments[id].paid);
        }
    }

    /// @inheritdoc IRedemption
    // What the round has reached is written once, last; the ledger and settlement call nothing back.
    // slither-disable-next-line reentrancy-no-eth
    function payPart(InstrumentId id, Units level, LotRef[] calldata lots, bytes32 endToEndId) external {
        if (lots.length == 0) revert RedemptionNothing();
        (MemberId debtor, uint32 epoch) = GATE.enter(Table.PAY_PART.entry(), msg.sender, NOBODY);
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        if (i.obligor != debtor) revert RedemptionNotTheDebtor(id.itself(), debtor, i.obligor);
        // Lots that have ended or are passed over ask the ledger nothing.
        Table.PAY_PART.check(id, i.state, i.maturity);
        Walk memory round = Walk(id, i.face, level, _enterRound(id, level, i.face, debtor));
        Units before = round.reached;
        _payShares(Run(debtor, i.currency, epoch, endToEndId), round, lots);
        if (round.reached == before) return;
        _storage().rounds[id].reached = round.reached;
        emit PartPaymentReached(id, level, round.reached);
    }

    /// @dev Goes on with the round of this level, or begins it.
    function _enterRound(InstrumentId id, Units level, Units face, MemberId debtor) private returns (Units reached) {
        Round storage round = _storage().rounds[id];
        (Units last, Units stands) = (round.level, round.reached);
        if (level == last && !level.isZero()) return stands;
        if (level <= last || face <= level) revert RedemptionLevelInvalid(id, level, last, face);
        if (!last.isZero() && stands < face) revert RedemptionRoundOpen(id, last, stands);
        (round.level, round.reached) = (level, Units.wrap(0));
        emit PartPaymentBegun(id, debtor, level);
    }

    function _payShares(Run memory run, Walk memory round, LotRef[] calldata lots) private {
        for (uint256 k = 0; k < lots.length; ++k) {
            LotId id = lots[k].lot;
            Lot memory lot = RECEIVABLES.lotAt(id);
            bool ahead = round.reached < lot.end;
            bool known = !lot.holder.isNobody() && id.instrumentOf() == round.instrument;
            if (!known || (ahead && round.reached < lot.start)) revert RedemptionOutOfOrder(id, round.reached);
            if (ahead) round.reached = lot.end;
            _payShare(run, round, lots[k], lot, ahead);
        }
    }

    /// @dev Pays one lot up to the round's level. What cannot be paid now is passed over where the round gets ahead.
    function _payShare(Run memory run, Walk memory round, LotRef calldata ref, Lot memory lot, bool ahead) private {
        Units due = _behind(ref.lot, lot, round.level, round.face);
        uint16 blocking = lot.flags & Table.PAY_PART.blockedBy();
        // The ledger clears an offer that has lapsed; after an acceleration one may still stand.
        bool lapsed = blocking == Encumbrance.OFFERED && block.timestamp > RECEIVABLES.requestAt(ref.lot).deadline;
        if (lapsed) blocking = 0;
        if (due.isZero()) {
            if (!ahead) revert RedemptionNothingDue(ref.lot);
        } else if (ahead && blocking != 0) {
            emit PartPaymentPassedOver(ref.lot, blocking);
        } else {
            _instruct(run, ref.lot, RECEIVABLES.encumber(Table.PAY_PART, ref), due);
        }
    }

    /// @dev What a lot lacks of its share of a level. It may have more than that already: a pledgee collects first.
    function _behind(LotId id, Lot memory lot, Units level, Units face) private view returns (Units) {
        if (lot.flags & Encumbrance.ENDED != 0) return Units.wrap(0);
        Units share = Shares.share(lot.start, lot.end, level, face);
        Units paid = _storage().payments[id].paid;
        return paid < share ? share - paid : Units.wrap(0);
    }

    // ------------------------------------------------------------------------------------------ instructions

    /// @dev Instructs what is due of a locked lot: to its pledgee as far as that has a claim, the rest to its holder.
    function _instruct(Run memory run, LotId id, Lot memory lot, Units due) private {
        (MemberId pledgee, Units claim) = _claim(id, lot.flags, due);
        Units rest = due - claim;
        bool split = !claim.isZero() && !rest.isZero();
        if (due == lot.units() && !split) {
            _pay(run, packLotPayment(WHOLE, rest.isZero() ? pledgee : lot.holder, due, id));
            return;
        }
        _storage().payments[id].legs = split ? 2 : 1;
        if (!claim.isZero()) _pay(run, packLotPayment(TO_PLEDGEE, pledgee, claim, id));
        if (!rest.isZero()) _pay(run, packLotPayment(TO_HOLDER, lot.holder, rest, id));
    }

    /// @dev What of `due` a pledge secures.
    function _claim(LotId id, uint16 flags, Units due) private view returns (MemberId pledgee, Units claim) {
        if (flags & Encumbrance.PLEDGED == 0) return (NOBODY, Units.wrap(0));
        (pledgee, claim) = FINANCING.claimOn(id);
        if (due < claim) claim = due;
    }

    function _pay(Run memory run, LotPayment payment) private {
        bytes32 instruction = SETTLEMENT.instruct(
            ISettlement.Order({
                payer: run.debtor,
                payee: payment.memberOf(),
                currency: run.currency,
                amount: payment.amountOf().value(),
                subject: payment.subject(),
                endToEndId: run.endToEndId
            }),
            run.epoch
        );
        emit RedemptionInstructed(payment.lotOf(), run.debtor, payment.memberOf(), instruction, payment.amountOf());
    }

    // ------------------------------------------------------------------------------------------ reports

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external onlySettlement {
        LotPayment payment = parseLotPayment(subject);
        (LotId lot, Units amount) = (payment.lotOf(), payment.amountOf());
        (Units paid, bool concluded) = (amount, true);
        if (payment.kindOf() != WHOLE) {
            Payments storage payments = _storage().payments[lot];
            paid = payments.paid + amount;
            concluded = --payments.legs == 0;
            payments.paid = paid;
        }
        emit RedemptionPaid(lot, instruction, amount, paid);
        Instrument memory i = RECEIVABLES.instrumentAt(lot.instrumentOf());
        CREDIT_LINES.release(i.grantor, i.obligor, i.currency, LinePurpose.Confirmation, amount.value());
        // First, so that a pledge is lifted from the lot before it ends.
        FINANCING.collected(lot, payment.memberOf(), amount);
        if (!concluded) return;
        if (payment.kindOf() == WHOLE || paid == RECEIVABLES.lotAt(lot).units()) {
            RECEIVABLES.redeem(lot, Encumbrance.IN_REDEMPTION, instruction, epoch);
        } else {
            RECEIVABLES.releaseInPart(lot);
        }
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32, bytes32 subject) external onlySettlement {
        LotPayment payment = parseLotPayment(subject);
        LotId lot = payment.lotOf();
        Payments storage payments = _storage().payments[lot];
        if (payment.kindOf() != WHOLE && --payments.legs != 0) return;
        if (payments.paid.isZero()) RECEIVABLES.release(lot, Encumbrance.IN_REDEMPTION);
        else RECEIVABLES.releaseInPart(lot);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IRedemption
    function unpaidOf(LotId id) external view returns (Units) {
        Lot memory lot = RECEIVABLES.lotAt(id);
        if (lot.flags & Encumbrance.ENDED != 0) return Units.wrap(0);
        return lot.units() - _storage().payments[id].paid;
    }

    /// @inheritdoc IRedemption
    function roundOf(InstrumentId instrument) external view returns (Units level, Units reached) {
        Round storage round = _storage().rounds[instrument];
        return (round.level, round.reached);
    }

    function _storage() private pure returns (RedemptionStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
