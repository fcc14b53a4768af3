// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {Document, DocumentKind, DocumentWord, packDocument, tradeOf} from "../../contracts/evidence/Document.sol";

/// @notice The packing of documents, over words of random bits with a kind that exists.
contract DocumentTest is Test {
    uint256 private constant KIND_BITS = 7 << 64;

    function test_packsWhatItUnpacks(uint256 bits, uint8 kind) external pure {
        DocumentWord word = wordOf(bits, kind);
        assertEq(DocumentWord.unwrap(packDocument(word.unpack())), DocumentWord.unwrap(word));
    }

    function test_aKnownDocumentIsNeverTheEmptyWord(uint256 bits, uint8 kind) external pure {
        Document memory d = wordOf(bits, kind).unpack();
        if (d.version == 0) d.version = 1;
        assertFalse(packDocument(d).isUnknown());
    }

    function test_readsWithoutUnpacking(uint256 bits, uint8 kind) external pure {
        DocumentWord word = wordOf(bits, kind);
        Document memory d = word.unpack();
        assertEq(word.trade(), tradeOf(d.seller, d.buyer, d.currency));
        assertEq(uint8(word.kind()), uint8(d.kind));
        assertEq(word.left(), d.amount > d.financed ? d.amount - d.financed : 0);
    }

    function test_usesAndGivesBackNothingButWhatIsFinanced(uint256 bits, uint8 kind, uint56 amount) external pure {
        DocumentWord word = wordOf(bits, kind);
        Document memory d = word.unpack();
        amount = uint56(bound(amount, 0, type(uint56).max - d.financed));
        DocumentWord used = word.use(amount);
        d.financed += amount;
        assertEq(abi.encode(used.unpack()), abi.encode(d));
        assertEq(DocumentWord.unwrap(used.unuse(amount)), DocumentWord.unwrap(word));
    }

    function test_refusesToGiveBackMoreThanIsFinanced(uint256 bits, uint8 kind, uint56 amount) external {
        Document memory d = wordOf(bits, kind).unpack();
        if (d.financed == type(uint56).max) d.financed--;
        amount = uint56(bound(amount, uint256(d.financed) + 1, type(uint56).max));
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        this.unuse(packDocument(d), amount);
    }

    function unuse(DocumentWord word, uint56 amount) external pure returns (DocumentWord) {
        return word.unuse(amount);
    }

    function wordOf(uint256 bits, uint8 kind) private pure returns (DocumentWord) {
        uint256 last = uint256(type(DocumentKind).max);
        return DocumentWord.wrap((bits & ~KIND_BITS) | ((kind % (last + 1)) << 64));
    }
}
