// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";

/// @dev The order is part of the storage layout: only append, at most eight.
enum DocumentKind {
    None,
    Invoice,
    Contract,
    DeliveryNote,
    Declaration,
    CreditNote
}

/// @notice A trade document. Amounts in minor units of its currency.
/// @param version Counts corrections from 1; zero is an unknown document.
/// @param financed What claims stand on. Above `amount` only after a credit note.
/// @param paid What payments were matched to it.
struct Document {
    MemberId seller;
    MemberId buyer;
    uint16 currency;
    DocumentKind kind;
    uint8 version;
    uint56 amount;
    uint56 financed;
    uint56 paid;
    uint16 fingerprint;
}

/// @notice The one slot of a document: seller 24 | buyer 24 | currency 16 | kind 3 | version 5 | amount 56 |
/// financed 56 | paid 56 | fingerprint 16.
type DocumentWord is uint256;

uint8 constant MAX_VERSION = 31;

using {unpack, isUnknown, trade, kind, left, use, unuse} for DocumentWord global;

/// @notice Whether nothing is registered: a known document has a version.
function isUnknown(DocumentWord word) pure returns (bool) {
    return DocumentWord.unwrap(word) == 0;
}

/// @notice Seller, buyer and currency at once, as `tradeOf` composes them.
function trade(DocumentWord word) pure returns (uint64) {
    return uint64(DocumentWord.unwrap(word));
}

function tradeOf(MemberId seller, MemberId buyer, uint16 currency) pure returns (uint64) {
    return uint64(MemberId.unwrap(seller)) | (uint64(MemberId.unwrap(buyer)) << 24) | (uint64(currency) << 48);
}

function kind(DocumentWord word) pure returns (DocumentKind) {
    return DocumentKind((DocumentWord.unwrap(word) >> 64) & 7);
}

/// @notice What further claims may still stand on; zero when a credit note left less than is used.
function left(DocumentWord word) pure returns (uint56) {
    uint56 amount = uint56(DocumentWord.unwrap(word) >> 72);
    uint56 financed = uint56(DocumentWord.unwrap(word) >> 128);
    // Cannot underflow: compared first.
    unchecked {
        return amount > financed ? amount - financed : 0;
    }
}

/// @dev Warning: the caller has checked that `amount` is left; so `financed` stays within its 56 bits.
function use(DocumentWord word, uint56 amount) pure returns (DocumentWord) {
    unchecked {
        return DocumentWord.wrap(DocumentWord.unwrap(word) + (uint256(amount) << 128));
    }
}

/// @dev Checked: no more is given back than is used, so nothing is borrowed from the bits above.
function unuse(DocumentWord word, uint56 amount) pure returns (DocumentWord) {
    uint256 w = DocumentWord.unwrap(word);
    uint256 financed = uint56(w >> 128) - amount;
    return DocumentWord.wrap((w & ~(uint256(type(uint56).max) << 128)) | (financed << 128));
}

function unpack(DocumentWord word) pure returns (Document memory d) {
    uint256 w = DocumentWord.unwrap(word);
    d.seller = MemberId.wrap(uint24(w));
    d.buyer = MemberId.wrap(uint24(w >> 24));
    d.currency = uint16(w >> 48);
    d.kind = DocumentKind((w >> 64) & 7);
    d.version = uint8((w >> 67) & MAX_VERSION);
    d.amount = uint56(w >> 72);
    d.financed = uint56(w >> 128);
    d.paid = uint56(w >> 184);
    d.fingerprint = uint16(w >> 240);
}

function packDocument(Document memory d) pure returns (DocumentWord) {
    return
        DocumentWord.wrap(
            uint256(MemberId.unwrap(d.seller)) |
                (uint256(MemberId.unwrap(d.buyer)) << 24) |
                (uint256(d.currency) << 48) |
                (uint256(d.kind) << 64) |
                (uint256(d.version) << 67) |
                (uint256(d.amount) << 72) |
                (uint256(d.financed) << 128) |
                (uint256(d.paid) << 184) |
                (uint256(d.fingerprint) << 240)
        );
}
