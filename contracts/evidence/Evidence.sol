// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {Consents} from "../consortium/Consents.sol";
import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {Document, DocumentKind, DocumentWord, MAX_VERSION, tradeOf, packDocument} from "./Document.sol";
import {EvidenceEntries} from "./EvidenceEntries.sol";
import {IEvidence} from "./IEvidence.sol";

/// @title The register of trade documents
/// @notice One slot a document. Whose word counts for what is the gate's answer; what a document still covers is this
/// contract's.
contract Evidence is IEvidence, Governed, Gated, ConsentDomain {
    /// @dev `documents`: see `DocumentWord`. `credited`: what credit notes took off, only for documents that have one;
    /// with it the amount first registered stays known.
    /// @custom:storage-location erc7201:tradelane.evidence
    struct EvidenceStorage {
        mapping(bytes32 tag => DocumentWord) documents;
        mapping(bytes32 tag => uint256) credited;
        mapping(address account => bool) desks;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.evidence")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x2d5fb7496f0ab51be17c1a37ee0f94cf9a7dc3cd42cfaa7e021ea8b05654a000;

    bytes32 private constant REGISTRATION_TYPE = keccak256(
        "Registration(bytes32 tag,uint24 seller,uint24 buyer,uint16 currency,uint8 kind,uint56 amount,bytes32 root,"
        "uint16 fingerprint,uint24 bank,uint40 issuedAt,uint40 deadline)"
    );

    modifier onlyDesk() {
        if (!_storage().desks[msg.sender]) revert EvidenceNotADesk(msg.sender);
        _;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate) Gated(gate) {}

    /// @param authority The council's AccessManager.
    /// @custom:access anyone, once; the proxy as it is made
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IEvidence
    function register(Registration calldata registration) external {
        (MemberId party, uint32 epoch) = GATE.enter(EvidenceEntries.BY_PARTY, msg.sender, NOBODY);
        _register(registration, party, party, epoch);
    }

    /// @inheritdoc IEvidence
    function registerByBank(Registration calldata registration, uint40 deadline, bytes calldata consent) external {
        if (block.timestamp > deadline) revert EvidenceDeadlinePassed(registration.tag, deadline);
        (address signer, uint40 issuedAt) = Consents.read(consent);
        (MemberId bank, MemberId party, uint32 epoch) = GATE.meet(
            EvidenceEntries.BY_BANK,
            msg.sender,
            signer,
            issuedAt
        );
        Consents.verify(consent, registrationDigest(registration, bank, issuedAt, deadline), signer, issuedAt);
        _register(registration, party, bank, epoch);
    }

    /// @inheritdoc IEvidence
    /// @dev `amount` is what is payable from now on, credit notes applied so far taken off.
    function correct(bytes32 tag, uint56 amount, bytes32 root, uint16 fingerprint) external {
        (MemberId seller, uint32 epoch) = GATE.enter(EvidenceEntries.BY_PARTY, msg.sender, NOBODY);
        Document memory d = _documentOf(tag, seller);
        if (amount == 0) revert EvidenceAmountInvalid(tag, amount);
        uint56 used = d.financed > d.paid ? d.financed : d.paid;
        if (amount < used) revert EvidenceBelowUsed(tag, amount, used);
        if (d.version == MAX_VERSION) revert EvidenceVersionsExhausted(tag);

        d.version++;
        d.amount = amount;
        d.fingerprint = fingerprint;
        _storage().documents[tag] = packDocument(d);
        emit DocumentCorrected(tag, seller, d.version, amount, root, fingerprint, epoch);
    }

    /// @inheritdoc IEvidence
    function credit(bytes32 tag, bytes32 creditNote, uint56 amount, bytes32 root, uint16 fingerprint) external {
        (MemberId seller, uint32 epoch) = GATE.enter(EvidenceEntries.BY_PARTY, msg.sender, NOBODY);
        Document memory d = _documentOf(tag, seller);
        Registration memory note = Registration({
            tag: creditNote,
            seller: seller,
            buyer: d.buyer,
            currency: d.currency,
            kind: DocumentKind.CreditNote,
            amount: amount,
            root: root,
            fingerprint: fingerprint
        });
        // First, so that a credit note sent again is a known one and not one too many.
        _enroll(note, seller, 0, epoch);
        if (amount > d.amount) revert EvidenceCreditTooLarge(tag, d.amount, amount);

        d.amount -= amount;
        EvidenceStorage storage $ = _storage();
        $.documents[tag] = packDocument(d);
        $.credited[tag] += amount;
        emit DocumentCredited(tag, creditNote, amount, d.amount, epoch);
        if (d.financed > d.amount) emit DocumentOverdrawn(tag, seller, d.buyer, d.financed - d.amount, epoch);
    }

    /// @inheritdoc IEvidence
    function registerUsed(Registration calldata registration, uint56 used, uint32 epoch) external onlyDesk {
        _checkKind(registration.tag, registration.kind);
        if (used > registration.amount) revert EvidenceUsedUp(registration.tag, registration.amount, used);
        _enroll(registration, registration.seller, used, epoch);
    }

    /// @inheritdoc IEvidence
    function consume(bytes32 tag, MemberId buyer, MemberId seller, uint16 currency, uint56 amount) external onlyDesk {
        EvidenceStorage storage $ = _storage();
        DocumentWord word = $.documents[tag];
        if (word.isUnknown()) revert EvidenceDocumentUnknown(tag);
        if (word.trade() != tradeOf(seller, buyer, currency)) _refuseForeign(tag, word, buyer, seller, currency);
        if (word.kind() == DocumentKind.CreditNote) revert EvidenceKindInvalid(tag, DocumentKind.CreditNote);
        uint56 left = word.left();
        if (amount > left) revert EvidenceUsedUp(tag, left, amount);
        $.documents[tag] = word.use(amount);
    }

    /// @inheritdoc IEvidence
    /// @dev Warning: desks are trusted to give back no more than they used; beyond all that is used the arithmetic
    /// stops them.
    function giveBack(bytes32 tag, uint56 amount) external onlyDesk {
        EvidenceStorage storage $ = _storage();
        DocumentWord word = $.documents[tag];
        if (word.isUnknown()) revert EvidenceDocumentUnknown(tag);
        $.documents[tag] = word.unuse(amount);
    }

    /// @inheritdoc IEvidence
    function setDesk(address desk, bool listed) external restricted {
        _storage().desks[desk] = listed;
        emit EvidenceDeskSet(desk, listed);
    }

    /// @inheritdoc IEvidence
    function documentAt(bytes32 tag) external view returns (Document memory) {
        return _storage().documents[tag].unpack();
    }

    /// @inheritdoc IEvidence
    function registrationDigest(
        Registration calldata registration,
        MemberId bank,
        uint40 issuedAt,
        uint40 deadline
    ) public view returns (bytes32) {
        // All fields of a registration are static, so they encode in place and in the type's order.
        return _typedDigest(keccak256(abi.encode(REGISTRATION_TYPE, registration, bank, issuedAt, deadline)));
    }

    /// @dev Registers on the word of `party`, which `registrant` brings.
    function _register(Registration calldata registration, MemberId party, MemberId registrant, uint32 epoch) private {
        _checkKind(registration.tag, registration.kind);
        if (party != registration.seller && party != registration.buyer) {
            revert EvidenceNotAParty(registration.tag, party);
        }
        _enroll(registration, registrant, 0, epoch);
    }

    function _checkKind(bytes32 tag, DocumentKind kind) private pure {
        if (kind == DocumentKind.None || kind == DocumentKind.CreditNote) revert EvidenceKindInvalid(tag, kind);
    }

    function _enroll(Registration memory r, MemberId registrant, uint56 used, uint32 epoch) private {
        if (r.tag == 0) revert EvidenceTagInvalid();
        if (r.amount == 0) revert EvidenceAmountInvalid(r.tag, r.amount);
        if (r.seller.isNobody() || r.buyer.isNobody() || r.seller == r.buyer) {
            revert EvidencePartiesInvalid(r.tag, r.seller, r.buyer);
        }
        EvidenceStorage storage $ = _storage();
        DocumentWord known = $.documents[r.tag];
        if (!known.isUnknown()) _refuseKnown(r, known);

        Document memory d = Document({
            seller: r.seller,
            buyer: r.buyer,
            currency: r.currency,
            kind: r.kind,
            version: 1,
            amount: r.amount,
            financed: used,
            paid: 0,
            fingerprint: r.fingerprint
        });
        $.documents[r.tag] = packDocument(d);
        emit DocumentRegistered(
            r.tag,
            r.seller,
            r.buyer,
            registrant,
            r.currency,
            r.kind,
            r.amount,
            r.root,
            r.fingerprint,
            epoch
        );
    }

    /// @dev The same document again, or another one under its identity? Credit notes do not change what was registered,
    /// a correction does: after it the earlier contents conflict, and the version says why.
    function _refuseKnown(Registration memory r, DocumentWord word) private view {
        Document memory d = word.unpack();
        bool same =
            word.trade() == tradeOf(r.seller, r.buyer, r.currency) &&
                d.kind == r.kind &&
                d.fingerprint == r.fingerprint &&
                d.amount + _storage().credited[r.tag] == r.amount;
        if (same) revert EvidenceDocumentKnown(r.tag, d.version);
        revert EvidenceDocumentConflict(r.tag, d.version);
    }

    function _refuseForeign(
        bytes32 tag,
        DocumentWord word,
        MemberId buyer,
        MemberId seller,
        uint16 currency
    ) private pure {
        Document memory d = word.unpack();
        if (d.seller != seller || d.buyer != buyer) revert EvidenceForeignParties(tag, buyer, seller);
        revert EvidenceOtherCurrency(tag, currency, d.currency);
    }

    /// @dev A document that its seller may change. A credit note stands as it is: it was applied already.
    function _documentOf(bytes32 tag, MemberId seller) private view returns (Document memory d) {
        DocumentWord word = _storage().documents[tag];
        if (word.isUnknown()) revert EvidenceDocumentUnknown(tag);
        d = word.unpack();
        if (d.seller != seller) revert EvidenceNotTheSeller(tag, seller);
        if (d.kind == DocumentKind.CreditNote) revert EvidenceKindInvalid(tag, d.kind);
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Evidence";
    }

    function _storage() private pure returns (EvidenceStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
