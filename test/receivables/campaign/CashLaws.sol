// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../../contracts/consortium/Member.sol";
import {LinePurpose} from "../../../contracts/receivables/ICreditLines.sol";
import {IFinancing} from "../../../contracts/receivables/IFinancing.sol";
import {Units} from "../../../contracts/lots/LotTypes.sol";
import {Deals} from "./Deals.sol";
import {LotLaws} from "./LotLaws.sol";

/// @notice What must hold of lines, financings and payments whatever was done.
abstract contract CashLaws is LotLaws {
    function _laws() internal view {
        _everyLotIsWhatItsActsMadeIt();
        _lotsPartitionTheirInstrument();
        _backgroundUsedIsValueMoved();
        _linesAreUsedForWhatIsOpen();
        _financingsAreWhatTheCashMadeThem();
        _obligationsAreCounted();
    }

    /// @dev Of each line is used what is open of the faces confirmed on it, or of the principals financed.
    function _linesAreUsedForWhatIsOpen() private view {
        uint256 inUse = 0;
        for (uint24 bank = 8; bank < 10; ++bank) {
            uint64 confirmed = _usedOf(bank, LinePurpose.Confirmation);
            assertEq(confirmed, _handler.confirmedOn(bank), "used of the line for confirmation");
            assertEq(_usedOf(bank, LinePurpose.Financing), _handler.financedBy(bank), "used of the line for financing");
            assertEq(_suite.lines.obligationsOf(MemberId.wrap(bank)), confirmed == 0 ? 0 : 1, "the bank's obligations");
            if (confirmed != 0) ++inUse;
        }
        assertEq(_suite.lines.obligationsOf(MemberId.wrap(1)), inUse, "the debtor's obligations");
    }

    function _usedOf(uint24 bank, LinePurpose purpose) private view returns (uint64) {
        return _suite.lines.lineAt(MemberId.wrap(bank), MemberId.wrap(1), 156, purpose).used;
    }

    /// @dev Collected is the cash the bank received; principal, interest and retained part stay within the lot's value;
    /// what the bank owes the seller is what it collected above the principal less what it gave.
    function _financingsAreWhatTheCashMadeThem() private view {
        for (uint256 k = 0; k < _handler.dealCount(); ++k) {
            Deals.Deal memory d = _handler.dealAt(k);
            IFinancing.Financed memory f = _suite.financing.financingAt(d.id);
            if (d.stand < Deals.Stand.Agreed) continue;
            assertEq(f.state, uint8(d.stand), "state of a financing");
            assertEq(Units.unwrap(f.collected), d.received, "collected");
            assertEq(Units.unwrap(f.retainedPaid), d.given, "given of the retained part");
            assertEq(Units.unwrap(f.interest), d.interest, "interest");
            assertEq(f.paying, d.paying, "a payment on its way");
            assertEq(f.lotGone, d.gone, "the lot gone");
            assertLe(Units.unwrap(f.principal), Units.unwrap(f.units), "principal and retained part");
            assertLe(Units.unwrap(f.interest), Units.unwrap(f.principal), "interest and principal");
            assertEq(Units.unwrap(_suite.financing.retainedDue(d.id)), _handler.dueOf(k), "due of the retained part");
        }
    }

    /// @dev What binds a member is counted for what it is.
    function _obligationsAreCounted() private view {
        for (uint24 m = 1; m < 10; ++m) {
            MemberId member = MemberId.wrap(m);
            assertEq(_suite.financing.obligationsOf(member), _handler.boundBy(m), "financings that bind");
            assertEq(_suite.settlement.obligationsOf(member), _handler.paymentsOf(m), "payments on their way");
        }
    }
}
