// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Attributes} from "../consortium/Attributes.sol";
import {IAttestations} from "../consortium/IAttestations.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Encumbrance, Lot} from "../lots/Lot.sol";
import {InstrumentId, LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {Shares} from "../lots/Shares.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {BillDesk} from "./BillDesk.sol";
import {BillTable as Table} from "./BillTable.sol";
import {IAcceptors} from "./IAcceptors.sol";
import {IBills} from "./IBills.sol";
import {IIssuance} from "./IIssuance.sol";
import {IPledges} from "./IPledges.sol";
import {IPresentation} from "./IPresentation.sol";
import {PackageNumbers} from "./PackageNumber.sol";
import {PresentationRules, readPresentationRules} from "./PresentationRules.sol";

/// @title Desk of presentation of bills
/// @notice See `IPresentation`.
/// @dev A payment's subject is the lot's name: while it is presented a lot neither moves nor is cut.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Presentation is IPresentation, BillDesk {
    /// @dev What the presentations of one call have in common.
    struct Run {
        bool automatically;
        uint32 epoch;
        PresentationRules rules;
    }

    /// @dev A slot: presenter 24 | presented at 40 | dishonour from 40 | dishonoured at 40 | overdue 8.
    /// @custom:storage-location erc7201:tradelane.presentation
    struct PresentationStorage {
        mapping(LotId => PresentedLot) presented;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.presentation")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xb116a49202b3073e0252a2cad7195023f765fdf1a1a5beb748589451f36a2100;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAcceptors public immutable ACCEPTORS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IIssuance public immutable ISSUANCE;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPledges public immutable PLEDGES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ISettlement public immutable SETTLEMENT;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAttestations public immutable ATTESTATIONS;

    modifier onlySettlement() {
        if (msg.sender != address(SETTLEMENT)) revert PresentationNotSettlement(msg.sender);
        _;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IBills bills,
        IAcceptors acceptors,
        IIssuance issuance,
        IPledges pledges,
        ISettlement settlement,
        IRuleBook ruleBook,
        IAttestations attestations
    ) BillDesk(gate, bills) {
        ACCEPTORS = acceptors;
        ISSUANCE = issuance;
        PLEDGES = pledges;
        SETTLEMENT = settlement;
        RULE_BOOK = ruleBook;
        ATTESTATIONS = attestations;
    }

    // ------------------------------------------------------------------------------------------ presenting

    /// @inheritdoc IPresentation
    function present(LotRef[] calldata lots) external {
        ActRow row = Table.PRESENT;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        Run memory run = _begin(lots.length, false, epoch);
        for (uint256 k = 0; k < lots.length; ++k) {
            _checkHolder(lots[k].lot, _present(run, row, lots[k], me), me);
        }
    }

    /// @inheritdoc IPresentation
    function presentPledged(LotRef calldata ref) external {
        ActRow row = Table.PRESENT_PLEDGED;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        MemberId pledgee = PLEDGES.pledgeeOf(ref.lot);
        if (me != pledgee) revert IPledges.PledgesNotThePledgee(ref.lot, me, pledgee);
        _present(_begin(1, false, epoch), row, ref, me);
    }

    /// @inheritdoc IPresentation
    /// @dev The two rows have the same entry: anyone's, who stands for nobody.
    function presentAutomatically(LotRef[] calldata lots) external {
        (, uint32 epoch) = GATE.enter(Table.PRESENT_AUTOMATICALLY.entry(), msg.sender, NOBODY);
        Run memory run = _begin(lots.length, true, epoch);
        for (uint256 k = 0; k < lots.length; ++k) {
            LotId id = lots[k].lot;
            InstrumentId instrument = id.instrumentOf();
            if (!PackageNumbers.ofInstrument(instrument).isBankPaper()) revert PresentationNotBankPaper(instrument);
            Lot memory lot = BILLS.lotAt(id);
            bool pledged = lot.flags & Encumbrance.PLEDGED != 0;
            ActRow row = pledged ? Table.PRESENT_PLEDGED_AUTOMATICALLY : Table.PRESENT_AUTOMATICALLY;
            _present(run, row, lots[k], _entitled(id, lot));
        }
    }

    function _begin(uint256 lots, bool automatically, uint32 epoch) private view returns (Run memory) {
        if (lots == 0) revert PresentationNothing();
        return Run(automatically, epoch, readPresentationRules(RULE_BOOK, epoch));
    }

    function _present(
        Run memory run,
        ActRow row,
        LotRef calldata ref,
        MemberId presenter
    ) private returns (Lot memory) {
        Instrument memory bill = BILLS.instrumentAt(ref.lot.instrumentOf());
        uint40 time = uint40(block.timestamp);
        PresentedLot memory lot = PresentedLot({
            presenter: presenter,
            presentedAt: time,
            dishonourFrom: run.rules.dishonourFrom(time),
            dishonouredAt: 0,
            overdue: time >= run.rules.overdueFrom(bill.maturity)
        });
        _storage().presented[ref.lot] = lot;
        emit LotPresented(
            ref.lot,
            presenter,
            bill.obligor,
            run.automatically,
            lot.overdue,
            lot.dishonourFrom,
            time,
            run.epoch
        );
        return BILLS.encumber(row, ref);
    }

    /// @inheritdoc IPresentation
    function withdrawPresentation(LotId id) external {
        ActRow row = Table.WITHDRAW_PRESENTATION;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        Lot memory lot = BILLS.lotAt(id);
        MemberId entitled = _entitled(id, lot);
        if (me != entitled) revert PresentationNotForMember(id, me, entitled);
        _checkFree(row, id, lot.flags);
        delete _storage().presented[id];
        emit PresentationWithdrawn(id, me, uint40(block.timestamp), epoch);
        BILLS.release(id, row.required());
    }

    // ------------------------------------------------------------------------------------------ payment

    /// @inheritdoc IPresentation
    function pay(LotRef[] calldata lots, bytes32 endToEndId) external {
        if (lots.length == 0) revert PresentationNothing();
        (MemberId me, uint32 epoch) = GATE.enter(Table.PAY.entry(), msg.sender, NOBODY);
        for (uint256 k = 0; k < lots.length; ++k) {
            _pay(me, lots[k], endToEndId, epoch);
        }
    }

    function _pay(MemberId me, LotRef calldata ref, bytes32 endToEndId, uint32 epoch) private {
        LotId id = ref.lot;
        Instrument memory bill = _billOf(id, me);
        Lot memory lot = BILLS.encumber(Table.PAY, ref);
        uint40 dishonourFrom = _storage().presented[id].dishonourFrom;
        if (block.timestamp >= dishonourFrom) revert PresentationAnswerTooLate(id, dishonourFrom);
        MemberId payee = _entitled(id, lot);
        Units amount = lot.units();
        bytes32 instruction = SETTLEMENT.instruct(
            ISettlement.Order({
                payer: me,
                payee: payee,
                currency: bill.currency,
                amount: amount.value(),
                subject: bytes32(LotId.unwrap(id)),
                endToEndId: endToEndId
            }),
            epoch
        );
        emit PresentedLotInstructed(id, me, payee, instruction, amount);
    }

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external onlySettlement {
        LotId id = LotId.wrap(uint256(subject));
        InstrumentId instrument = id.instrumentOf();
        Instrument memory bill = BILLS.instrumentAt(instrument);
        Lot memory lot = BILLS.lotAt(id);
        Units amount = lot.units();
        Units margin = Shares.share(lot.start, lot.end, ISSUANCE.marginOf(instrument), bill.face);
        uint16 reason = Encumbrance.IN_REDEMPTION | Encumbrance.PRESENTED | (lot.flags & Encumbrance.PLEDGED);
        delete _storage().presented[id];
        emit PresentedLotPaid(id, bill.obligor, instruction, amount, margin, uint40(block.timestamp));
        ACCEPTORS.release(bill.obligor, amount.value(), margin.value());
        if (reason & Encumbrance.PLEDGED != 0) PLEDGES.ended(id);
        BILLS.redeem(id, reason, instruction, epoch);
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32, bytes32 subject) external onlySettlement {
        BILLS.release(LotId.wrap(uint256(subject)), Encumbrance.IN_REDEMPTION);
    }

    // ------------------------------------------------------------------------------------------ dishonour

    /// @inheritdoc IPresentation
    function refusePayment(LotId id, uint16 reason) external {
        ActRow row = Table.REFUSE_PAYMENT;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        _billOf(id, me);
        if (reason == 0) revert PresentationReasonMissing(id);
        _dishonour(row, id, me, DishonourCause.Refusal, reason, epoch);
    }

    /// @inheritdoc IPresentation
    function dishonour(LotId id) external {
        ActRow row = Table.DISHONOUR;
        (, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        uint40 dishonourFrom = _storage().presented[id].dishonourFrom;
        if (block.timestamp < dishonourFrom) revert PresentationAnswerAwaited(id, dishonourFrom);
        MemberId acceptor = BILLS.instrumentAt(id.instrumentOf()).obligor;
        _dishonour(row, id, acceptor, DishonourCause.Silence, 0, epoch);
    }

    /// @dev A presented lot is due, so its acceptance is overdue with it.
    function _dishonour(
        ActRow row,
        LotId id,
        MemberId acceptor,
        DishonourCause cause,
        uint16 reason,
        uint32 epoch
    ) private {
        uint40 time = uint40(block.timestamp);
        _storage().presented[id].dishonouredAt = time;
        emit LotDishonoured(id, acceptor, cause, reason, time, epoch);
        BILLS.encumber(row, LotRef(id, BILLS.lotAt(id).trail));
        ACCEPTORS.recordOverdue(acceptor, id.instrumentOf());
    }

    /// @inheritdoc IPresentation
    function dishonourInsolvent(LotRef calldata ref) external {
        ActRow row = Table.DISHONOUR_INSOLVENT;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        LotId id = ref.lot;
        MemberId acceptor = BILLS.instrumentAt(id.instrumentOf()).obligor;
        uint40 time = uint40(block.timestamp);
        // Zero is how attestations say that nothing is attested.
        // slither-disable-next-line incorrect-equality
        if (ATTESTATIONS.valueAt(Attributes.INSOLVENT, acceptor, time) == 0) {
            revert PresentationAcceptorNotInsolvent(id, acceptor);
        }
        _storage().presented[id].dishonouredAt = time;
        emit LotDishonoured(id, acceptor, DishonourCause.Insolvency, 0, time, epoch);
        _checkHolder(id, BILLS.encumber(row, ref), me);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IPresentation
    function presentationOf(LotId lot) external view returns (PresentedLot memory) {
        return _storage().presented[lot];
    }

    // ------------------------------------------------------------------------------------------ private

    /// @dev Who is to be paid for a lot: its pledgee while it is pledged, else its holder.
    function _entitled(LotId id, Lot memory lot) private view returns (MemberId) {
        return lot.flags & Encumbrance.PLEDGED != 0 ? PLEDGES.pledgeeOf(id) : lot.holder;
    }

    /// @dev The bill of a lot, whose acceptor must be `me`.
    function _billOf(LotId id, MemberId me) private view returns (Instrument memory bill) {
        bill = BILLS.instrumentAt(id.instrumentOf());
        if (bill.obligor != me) revert PresentationNotTheAcceptor(id, me, bill.obligor);
    }

    function _storage() private pure returns (PresentationStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
