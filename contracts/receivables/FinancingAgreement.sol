// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {Consents} from "../consortium/Consents.sol";
import {Entry, MemberId} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILots} from "../lots/ILots.sol";
import {Instrument, Mark} from "../lots/Instrument.sol";
import {Lot} from "../lots/Lot.sol";
import {LotId, Units} from "../lots/LotTypes.sol";
import {Request} from "../lots/Request.sol";
import {Requests} from "../lots/Requests.sol";
import {Parameters} from "../rules/Parameters.sol";
import {FinancingBook} from "./FinancingBook.sol";
import {FinancingTable as Table} from "./FinancingTable.sol";
import {FinancingId, FinancingKind, IFinancing} from "./IFinancing.sol";
import {ReceivableTable} from "./ReceivableTable.sol";

// Read once into memory: read from calldata field by field, applications and offers cost more code and more gas.
// solhint-disable gas-calldata-parameters

/// @notice How holder and bank come to terms: application, offer, acceptance, or one's act with the other's signature.
abstract contract FinancingAgreement is FinancingBook, Requests, ConsentDomain {
    bytes32 private constant AGREEMENT_TYPE = keccak256(
        "Financing(uint256 lot,bytes21 trail,uint40 units,uint24 applicant,uint24 bank,uint8 kind,"
        "bytes32 applicantReference,uint40 principal,uint32 ratePpm,uint40 disburseBy,uint40 issuedAt,uint40 deadline)"
    );

    uint256 private constant BPS = 10_000;

    /// @inheritdoc IFinancing
    function applyFor(Application memory application, uint40 deadline) external returns (FinancingId id) {
        (MemberId me, ) = _enter(Table.APPLY, application.bank);
        id = _checkParties(application, me, application.applicant);
        _lapse(_subject(id));
        _checkState(Table.APPLY, id, _stateOf(id));
        _checkDeadline(_subject(id), deadline, _instrumentOf(application.ref.lot).maturity);
        _ask(_subject(id), Table.APPLY.act(), me, application.bank, deadline, _contentOf(application));
        emit FinancingApplied(id, me, application.bank, application, deadline);
    }

    /// @inheritdoc IFinancing
    function offerTerms(Application memory application, Offer memory offer, uint40 deadline) external {
        (MemberId me, uint32 epoch) = _enter(Table.OFFER, application.applicant);
        FinancingId id = _checkParties(application, me, application.bank);
        LotId subject = _subject(id);
        _checkDeal(subject, _standing(subject), Table.APPLY.act(), _contentOf(application));
        _checkTerms(id, application, offer, epoch);
        _checkDeadline(subject, deadline, offer.disburseBy);
        _ask(subject, Table.OFFER.act(), me, application.applicant, deadline, _content(application, offer, 0, 0));
        emit FinancingOffered(id, me, application.applicant, offer, deadline);
    }

    /// @inheritdoc IFinancing
    function acceptTerms(Application memory application, Offer memory offer) external {
        (MemberId me, uint32 epoch) = _enter(_acceptRow(application), application.bank);
        FinancingId id = _checkParties(application, me, application.applicant);
        LotId subject = _subject(id);
        _checkDeal(subject, _standing(subject), Table.OFFER.act(), _content(application, offer, 0, 0));
        _agree(id, application, offer, epoch);
    }

    /// @inheritdoc IFinancing
    function agree(
        Application memory application,
        Offer memory offer,
        uint40 deadline,
        bytes calldata consent
    ) external returns (FinancingId id) {
        id = financingId(application.applicant, application.applicantReference);
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, agreementDigest(application, offer, issuedAt, deadline), signer, issuedAt);
        uint32 epoch = _meet(application, signer, issuedAt);
        // Else the expired request could still be cleared once the financing stands.
        _lapse(_subject(id));
        _checkState(Table.AGREE, id, _stateOf(id));
        _checkCut(_subject(id), issuedAt);
        _checkDeadline(_subject(id), deadline);
        _agree(id, application, offer, epoch);
    }

    /// @inheritdoc IFinancing
    function financingAt(FinancingId id) external view returns (Financed memory f) {
        f = _load(id);
        f.state = _stateOf(id);
    }

    /// @inheritdoc IFinancing
    function agreementDigest(
        Application memory application,
        Offer memory offer,
        uint40 issuedAt,
        uint40 deadline
    ) public view returns (bytes32) {
        return _typedDigest(_content(application, offer, issuedAt, deadline));
    }

    function _contentOf(Application memory application) private pure returns (bytes32) {
        return keccak256(abi.encode(application));
    }

    function _content(
        Application memory application,
        Offer memory offer,
        uint40 issuedAt,
        uint40 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(AGREEMENT_TYPE, application, offer, issuedAt, deadline));
    }

    /// @dev Applicant and bank meet, whichever of them acts: each is judged as if it had answered the other's request.
    function _meet(
        Application memory application,
        address signer,
        uint40 issuedAt
    ) private view returns (uint32 epoch) {
        MemberId me;
        MemberId signedFor;
        (me, signedFor, epoch) = GATE.meet(Table.AGREE.entry(), msg.sender, signer, issuedAt);
        bool byApplicant = me == application.applicant;
        _checkParties(application, me, byApplicant ? me : application.bank);
        MemberId other = byApplicant ? application.bank : application.applicant;
        if (signedFor != other) revert LotsConsentForOther(signedFor, other);
        _enter(byApplicant ? _acceptRow(application) : Table.OFFER, other);
    }

    /// @dev From here on the lot is locked and the bank's line used up.
    // The ledger and the book of lines know no way back into this contract.
    // slither-disable-next-line reentrancy-no-eth
    function _agree(FinancingId id, Application memory application, Offer memory offer, uint32 epoch) private {
        _forget(_subject(id));
        Instrument memory i = _checkTerms(id, application, offer, epoch);
        (LotId lot, Lot memory part) = RECEIVABLES.encumberPart(
            ReceivableTable.FINANCE,
            application.ref,
            application.units
        );
        if (part.holder != application.applicant) {
            revert ILots.LotsNotHolder(lot, application.applicant, part.holder);
        }
        emit FinancingAgreed(
            id,
            application.applicant,
            application.bank,
            lot,
            application,
            offer,
            uint40(block.timestamp),
            epoch
        );
        _save(id, _agreed(application, offer, lot, i));
    }

    function _agreed(
        Application memory application,
        Offer memory offer,
        LotId lot,
        Instrument memory i
    ) private pure returns (Financed memory f) {
        f.state = Table.AGREED;
        f.kind = application.kind;
        f.applicant = application.applicant;
        f.bank = application.bank;
        f.debtor = i.obligor;
        f.currency = i.currency;
        f.lot = lot;
        f.units = application.units;
        f.principal = offer.principal;
        f.ratePpm = offer.ratePpm;
        f.disburseBy = offer.disburseBy;
    }

    /// @param party Whose act it is, applicant or bank; nobody deals with itself.
    function _checkParties(
        Application memory application,
        MemberId me,
        MemberId party
    ) private pure returns (FinancingId id) {
        id = financingId(application.applicant, application.applicantReference);
        _checkParty(id, me, party);
        MemberId bank = application.bank;
        if (bank.isNobody() || bank == application.applicant) revert FinancingNotAParty(id, bank);
    }

    function _checkTerms(
        FinancingId id,
        Application memory application,
        Offer memory offer,
        uint32 epoch
    ) private view returns (Instrument memory i) {
        i = _instrumentOf(application.ref.lot);
        if (i.marks & Mark.NOT_ASSIGNABLE != 0) revert ILots.LotsNotAssignable(application.ref.lot.instrumentOf());
        if (offer.principal.isZero() || offer.disburseBy <= block.timestamp || offer.disburseBy > i.maturity) {
            revert FinancingTermsInvalid(id, offer.principal, offer.disburseBy);
        }
        bytes32 advance = Parameters.keyed(Parameters.FINANCING_HIGHEST_ADVANCE, bytes32(uint256(application.kind)));
        (uint256 highestBps, uint256 highestRate) = _rules(advance, Parameters.FINANCING_HIGHEST_RATE, epoch);
        uint256 highest = (application.units.value() * highestBps) / BPS;
        if (offer.principal.value() > highest) {
            revert FinancingAdvanceTooHigh(id, offer.principal, Units.wrap(uint40(highest)));
        }
        if (offer.ratePpm > highestRate) revert FinancingRateTooHigh(id, offer.ratePpm, uint32(highestRate));
    }

    /// @dev The state as kept, or the one that an open request stands for.
    function _stateOf(FinancingId id) private view returns (uint8 state) {
        state = _load(id).state;
        if (state != Table.NONE) return state;
        Request memory request = requestAt(_subject(id));
        if (request.act == 0 || block.timestamp > request.deadline) return Table.NONE;
        return request.act == Table.APPLY.act() ? Table.APPLY.requested() : Table.OFFER.requested();
    }

    /// @dev A loan binds the applicant, a sale only lets go.
    function _acceptRow(Application memory application) private pure returns (ActRow) {
        return application.kind == FinancingKind.Pledge ? Table.ACCEPT_LOAN : Table.ACCEPT;
    }

    /// @dev The name under which requests and consents on a financing stand.
    function _subject(FinancingId id) internal pure returns (LotId) {
        return LotId.wrap(FinancingId.unwrap(id));
    }

    /// @dev Requests lock nothing: once one is closed nothing else is to restore.
    function _restore(LotId) internal pure override {}

    function _refuseEntry() internal pure override returns (Entry) {
        return Table.REFUSE.entry();
    }

    function _withdrawEntry() internal pure override returns (Entry) {
        return Table.WITHDRAW.entry();
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Financing";
    }
}
