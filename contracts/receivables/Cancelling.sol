// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Consents} from "../consortium/Consents.sol";
import {Entry, MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotDesk} from "../lots/ILotDesk.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Lot} from "../lots/Lot.sol";
import {InstrumentId, LotId} from "../lots/LotTypes.sol";
import {Request} from "../lots/Request.sol";
import {Rows} from "../lots/Rows.sol";
import {PathStep} from "../lots/Trail.sol";
import {LinePurpose} from "./ICreditLines.sol";
import {IServicing} from "./IServicing.sol";
import {ReceivablesDesk} from "./ReceivablesDesk.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @notice How debtor and first creditor give a receivable up while its root lot is whole.
abstract contract Cancelling is IServicing, ReceivablesDesk {
    using Rows for ActRow;

    bytes32 private constant CANCELLATION_TYPE = keccak256(
        "Cancellation(uint96 instrument,bytes21 trail,uint40 issuedAt,uint40 deadline)"
    );

    /// @inheritdoc IServicing
    function requestCancellation(InstrumentId id, uint40 deadline) external {
        LotId subject = id.itself();
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        Entry entry = Table.REQUEST_CANCELLATION.entry();
        // Twice, because who the other party is depends on who asks.
        (MemberId me, ) = GATE.enter(entry, msg.sender, NOBODY);
        MemberId to = _otherParty(id, me);
        (me, ) = GATE.enter(entry, msg.sender, to);
        Table.REQUEST_CANCELLATION.check(id, i.state, i.maturity);
        _lapse(subject);
        Request memory open = requestAt(subject);
        if (open.act != 0) revert LotsRequestOpen(subject, open.deadline);
        _checkDeadline(subject, deadline);
        bytes32 deal = _cancellationContent(id, _rootTrail(id), 0, deadline);
        _ask(subject, Table.REQUEST_CANCELLATION.act(), me, to, deadline, deal);
        emit CancellationRequested(id, me, to, deadline);
    }

    /// @inheritdoc IServicing
    function cancel(InstrumentId id, PathStep calldata issueStep) external {
        Request memory request = _standing(id.itself());
        bytes32 deal = _cancellationContent(id, _rootTrail(id), 0, request.deadline);
        _checkDeal(id.itself(), request, Table.REQUEST_CANCELLATION.act(), deal);
        (MemberId me, uint32 epoch) = GATE.enter(Table.CANCEL.entry(), msg.sender, request.from);
        if (me != request.to) revert LotsNotYourRequest(id.itself(), me);
        _cancel(Table.CANCEL, id, issueStep, epoch);
    }

    /// @inheritdoc IServicing
    function cancelWithConsent(
        InstrumentId id,
        PathStep calldata issueStep,
        uint40 deadline,
        bytes calldata consent
    ) external {
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, cancellationDigest(id, issuedAt, deadline), signer, issuedAt);
        ActRow row = Table.CANCEL_WITH_CONSENT;
        (MemberId me, MemberId signedFor, uint32 epoch) = GATE.meet(row.entry(), msg.sender, signer, issuedAt);
        MemberId other = _otherParty(id, me);
        if (signedFor != other) revert LotsConsentForOther(signedFor, other);
        _checkCut(id.itself(), issuedAt);
        _checkDeadline(id.itself(), deadline);
        _cancel(row, id, issueStep, epoch);
    }

    function _cancel(ActRow row, InstrumentId id, PathStep calldata issueStep, uint32 epoch) private {
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        _forget(id.itself());
        emit ReceivableCancelled(id, issueStep.background, uint40(block.timestamp));
        RECEIVABLES.cancel(row, id, issueStep, epoch);
        EVIDENCE.giveBack(issueStep.background, i.face.value());
        CREDIT_LINES.release(i.grantor, i.obligor, i.currency, LinePurpose.Confirmation, i.face.value());
    }

    function _rootTrail(InstrumentId id) private view returns (bytes21) {
        return RECEIVABLES.lotAt(id.lotEndingAt(RECEIVABLES.instrumentAt(id).face)).trail;
    }

    /// @dev Debtor and first creditor are each other's other party, as long as the root lot is whole.
    function _otherParty(InstrumentId id, MemberId me) private view returns (MemberId) {
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        Lot memory root = RECEIVABLES.lotAt(id.lotEndingAt(i.face));
        if (!root.start.isZero() || root.tier != 0) revert ILotDesk.LotsNotWhole(id);
        if (me == i.obligor) return root.holder;
        if (me == root.holder) return i.obligor;
        revert ServicingNotAParty(id, me);
    }

    /// @inheritdoc IServicing
    function cancellationDigest(InstrumentId id, uint40 issuedAt, uint40 deadline) public view returns (bytes32) {
        return _typedDigest(_cancellationContent(id, _rootTrail(id), issuedAt, deadline));
    }

    function _cancellationContent(
        InstrumentId id,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(CANCELLATION_TYPE, id, trail, issuedAt, deadline));
    }
}
