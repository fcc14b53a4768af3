// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {MemberId} from "../consortium/Member.sol";
import {ILots} from "./ILots.sol";
import {Lot, Encumbrance} from "./Lot.sol";
import {LotId, Units} from "./LotTypes.sol";
import {LotStore} from "./LotStore.sol";

/// @notice The ERC-1155 face of lots: id = lot, amount = its units, owner = a constant address for the member. It has
/// no storage of its own. Balances and transfer events are exact; approvals and free transfers are refused, so the
/// interface id of ERC-1155 is not claimed.
abstract contract LotToken is LotStore {
    uint160 private constant MEMBER_ADDRESSES = uint160(bytes20("tradelane member"));

    /// @dev ERC-1155's event; explorers show holdings by it.
    event TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value);

    error LotsAccountsMismatch(uint256 accounts, uint256 ids);

    /// @notice Units of a lot that an address stands for: all of the lot's for its holder's, none else.
    function balanceOf(address account, uint256 id) public view returns (uint256) {
        Lot memory lot = _load(LotId.wrap(id));
        if (lot.holder.isNobody() || lot.flags & Encumbrance.ENDED != 0) return 0;
        if (!_isToken(_lots().instruments[LotId.wrap(id).instrumentOf()].state())) return 0;
        return account == memberAddress(lot.holder) ? lot.units().value() : 0;
    }

    /// @notice As `balanceOf`, pair by pair.
    function balanceOfBatch(
        address[] calldata accounts,
        uint256[] calldata ids
    ) external view returns (uint256[] memory balances) {
        if (accounts.length != ids.length) revert LotsAccountsMismatch(accounts.length, ids.length);
        balances = new uint256[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            balances[i] = balanceOf(accounts[i], ids[i]);
        }
    }

    /// @notice Nobody holds for another: always false.
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @notice Refused: lots move by acts with a background.
    /// @custom:access nobody
    function setApprovalForAll(address, bool) external pure {
        revert LotsMoveByActs(_actToUse());
    }

    /// @notice Refused: lots move by acts with a background.
    /// @custom:access nobody
    function safeTransferFrom(address, address, uint256, uint256, bytes calldata) external pure {
        revert LotsMoveByActs(_actToUse());
    }

    /// @notice Refused: lots move by acts with a background.
    /// @custom:access nobody
    function safeBatchTransferFrom(
        address,
        address,
        uint256[] calldata,
        uint256[] calldata,
        bytes calldata
    ) external pure {
        revert LotsMoveByActs(_actToUse());
    }

    /// @notice ERC-165: claims only what it fully is.
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId;
    }

    /// @inheritdoc ILots
    function memberAddress(MemberId member) public pure returns (address) {
        return member.isNobody() ? address(0) : address(MEMBER_ADDRESSES | MemberId.unwrap(member));
    }

    /// @dev Whether lots of an instrument in this state are tokens: whether its debtor has confirmed it.
    function _isToken(uint8 state) internal pure virtual returns (bool);

    /// @dev Selector of the act that moves a lot of this instrument.
    function _actToUse() internal pure virtual returns (bytes4);

    /// @dev Units of a lot appear, pass, or vanish on the token face (zero is nobody).
    function _announce(MemberId from, MemberId to, LotId id, Units units) internal {
        emit TransferSingle(msg.sender, memberAddress(from), memberAddress(to), LotId.unwrap(id), units.value());
    }
}
