/** A service that records its model calls and sends sums of them to a hub. */
@NullMarked
package io.tokenspeed.example.service;

import org.jspecify.annotations.NullMarked;
