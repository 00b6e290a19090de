package io.tokenspeed.model.metric;

/**
 * How long the requests of a group took, of those where it is known.
 *
 * @param total from the start of building the prompt to the complete response
 * @param context building the prompt, of requests that mark it
 * @param llm from sending the request to the complete response
 * @param ttft from sending the request to the first token
 * @param decode the speeds of generating tokens
 */
public record WindowTimes(
        Distribution total, Distribution context, Distribution llm, Distribution ttft, DecodeSpeeds decode) {}
