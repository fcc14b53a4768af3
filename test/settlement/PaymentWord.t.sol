// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {MemberId} from "../../contracts/consortium/Member.sol";
import {ISettlement} from "../../contracts/settlement/ISettlement.sol";
import {PaymentWord, packPayment} from "../../contracts/settlement/PaymentWord.sol";

contract PaymentWordTest is Test {
    struct Fields {
        MemberId payer;
        MemberId payee;
        uint16 currency;
        uint56 amount;
        uint40 expiresAt;
        uint16 desk;
    }

    function test_packsEveryFieldOfANewPayment(Fields calldata f) external pure {
        check(pack(f), f, ISettlement.InstructionState.Instructed, 0);
    }

    function test_changesTheStateOrWhatIsReturnedAndNothingElse(
        Fields calldata f,
        uint8 firstSeed,
        uint8 secondSeed,
        uint56 returned,
        uint56 returnedLater
    ) external pure {
        (ISettlement.InstructionState first, ISettlement.InstructionState second) = (
            state(firstSeed),
            state(secondSeed)
        );
        PaymentWord word = pack(f).withState(first).withReturned(returned);
        check(word, f, first, returned);
        check(word.withState(second), f, second, returned);
        check(word.withReturned(returnedLater), f, first, returnedLater);
    }

    function test_expiresOnlyWhatIsInstructed(Fields calldata f, uint8 stateSeed, uint40 time) external {
        ISettlement.InstructionState kept = state(stateSeed);
        PaymentWord word = pack(f).withState(kept);
        for (uint256 i; i < 3; i++) {
            // At random, at the last moment, and at the first one after it.
            uint256 moment = i == 0 ? time : uint256(f.expiresAt) + i - 1;
            vm.warp(moment);
            bool lapsed = kept == ISettlement.InstructionState.Instructed && moment > f.expiresAt;
            assertEq(uint8(word.stateNow()), uint8(lapsed ? ISettlement.InstructionState.Expired : kept));
        }
    }

    function check(
        PaymentWord word,
        Fields calldata f,
        ISettlement.InstructionState kept,
        uint56 returned
    ) private pure {
        assertEq(uint8(word.stored()), uint8(kept));
        assertTrue(word.payer() == f.payer);
        assertTrue(word.payee() == f.payee);
        assertEq(word.currency(), f.currency);
        assertEq(word.amount(), f.amount);
        assertEq(word.expiresAt(), f.expiresAt);
        assertEq(word.desk(), f.desk);
        assertEq(word.returned(), returned);
    }

    function pack(Fields calldata f) private pure returns (PaymentWord) {
        return packPayment(f.payer, f.payee, f.currency, f.amount, f.expiresAt, f.desk);
    }

    function state(uint8 seed) private pure returns (ISettlement.InstructionState) {
        return ISettlement.InstructionState(seed % (uint8(type(ISettlement.InstructionState).max) + 1));
    }
}
