// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice OpenZeppelin's ERC-20, all of it minted at first, and nothing else.
contract PlainERC20 is ERC20 {
    constructor(address[] memory holders, uint256 each) ERC20("Plain", "PLAIN") {
        for (uint256 i = 0; i < holders.length; i++) _mint(holders[i], each);
    }
}
