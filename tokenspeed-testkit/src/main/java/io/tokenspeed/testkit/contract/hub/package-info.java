/** Contracts of a hub's storage, one abstract test class per concern. */
@NullMarked
package io.tokenspeed.testkit.contract.hub;

import org.jspecify.annotations.NullMarked;
