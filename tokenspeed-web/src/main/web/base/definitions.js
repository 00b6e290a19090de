/** The name and the meaning of every number on the page. */

/** @typedef {{label: string, text: string}} Definition */

/** @type {Record<string, Definition>} */
const DEFINITIONS = {
  instant: {
    label: 'Time',
    text: 'The end of the request, else its start. It decides the hour and the day that the request counts in.',
  },
  startedAt: { label: 'Started', text: 'When the request was sent, as far as the log tells.' },
  completedAt: { label: 'Completed', text: 'When the answer was complete.' },
  status: {
    label: 'Status',
    text: 'How the attempt ended: ok, failed or cancelled. A cancel by the user is not an error.',
  },
  errorKind: { label: 'Kind of error', text: 'rate_limited, timeout, server, client or other.' },
  tool: { label: 'Agent', text: 'The program that made the request and wrote the log.' },
  agent: { label: "Agent's mode", text: 'What OpenCode calls the agent of a message, for example build or plan.' },
  providerID: { label: 'Provider', text: 'Who served the model.' },
  modelID: { label: 'Model', text: 'The model as the log names it.' },
  projectID: { label: 'Project', text: 'The root folder of the project. It stays on this machine.' },
  activityCost: { label: 'Cost', text: 'The known cost of tokens, databases, calls and processors together. ≥: a part is unknown.' },
  costShare: { label: 'Share', text: 'The part of the known cost.' },
  agentRuns: { label: 'Sub-agents', text: 'How many sub-agents worked inside the session. Agents with sessions of their own are sub-sessions.' },
  treeTokens: { label: 'Tokens of the tree', text: 'Tokens of the session and all sessions below it.' },
  aiTokens: { label: 'Tokens of models', text: 'What requests to models cost, without server tools.' },
  dbOps: { label: 'Databases', text: 'What tracked operations of databases cost.' },
  apiCalls: { label: 'Calls and server tools', text: 'What tracked calls of other services and server tools such as web searches cost.' },
  computeTime: { label: 'Processors', text: 'What tracked time of processors cost.' },
  sessionID: { label: 'Session', text: 'The conversation that the request belongs to.' },
  messageID: { label: 'Message', text: "The message's id in the agent's log." },
  id: { label: 'Row', text: 'The id of the row in the database.' },
  serviceTier: { label: 'Service tier', text: 'The tier that the provider reported, which can have its own price.' },
  inputTokens: { label: 'Input', text: 'Input that was not read from a cache.' },
  cacheReadTokens: { label: 'Cache read', text: 'Input that the provider read from its cache.' },
  cacheWriteTokens: { label: 'Cache write', text: 'Input that the provider wrote to its cache.' },
  cacheWrite5mTokens: { label: 'Cache write, 5 minutes', text: 'Of which written to be kept for five minutes.' },
  cacheWrite1hTokens: {
    label: 'Cache write, 1 hour',
    text: 'Of which written to be kept for one hour; it costs more.',
  },
  outputTokens: { label: 'Output', text: 'All output, reasoning included.' },
  reasoningTokens: { label: 'Reasoning', text: 'Of the output, what the model spent on reasoning.' },
  totalTokens: { label: 'Tokens', text: 'Input + cache read + cache write + output, where output includes reasoning.' },
  outputReliable: {
    label: 'Output is reliable',
    text: 'No: the log holds a placeholder instead of the final count, so the true output is larger and there is no speed.',
  },
  cacheHitRatio: {
    label: 'Cache hits',
    text: 'Cache read ÷ (input + cache read + cache write). Unknown where a provider does not report it.',
  },
  cost: {
    label: 'Cost',
    text: 'US dollars: as the log says, else tokens × the price that was valid at that time. Without a price it is unknown and not zero; such requests are counted as unpriced.',
  },
  costSource: {
    label: 'Source of the cost',
    text: 'logged: the agent wrote it down; computed: from the price book; unknown: no price.',
  },
  priceID: {
    label: 'Price row',
    text: 'The row of the price book that was used. A new price never changes an old cost by itself.',
  },
  e2eTps: {
    label: 'Speed, end to end',
    text: 'Output tokens ÷ the time from sending the request to the complete answer, over all requests whose speed is known (sum ÷ sum). ~ marks values taken from log timestamps, which are approximate.',
  },
  decodeTps: {
    label: 'Decode speed',
    text: '(Output tokens − 1) ÷ the time from the first to the last token. Only known for streams that were measured; never mixed with the speed end to end.',
  },
  speedCoverage: { label: 'Coverage', text: 'Requests whose speed is known ÷ all requests.' },
  spread: {
    label: 'p10–p50–p90',
    text: 'Speed end to end of single requests: the line reaches from the slowest tenth to the fastest tenth, the tick is the median. All rows share one axis.',
  },
  speedTps: { label: 'Speed', text: 'Tokens ÷ time of this request, on the basis named below.' },
  speedBasis: {
    label: 'Basis of the speed',
    text: 'exact_decode and exact_e2e were measured; stream_window, e2e_approx and turn come from timestamps in a log and are marked ~.',
  },
  speedTokens: { label: 'Tokens of the speed', text: 'The output tokens that the speed was taken from.' },
  speedMs: { label: 'Time of the speed', text: 'The time that the speed was taken from.' },
  ttftMs: {
    label: 'Time to first token',
    text: 'From sending the request to the first content, reasoning or tool call. Only known for streams.',
  },
  latencyMs: { label: 'Latency', text: 'From sending the request to the complete answer.' },
  sessionLength: { label: 'Length', text: 'From the first to the last activity of the session.' },
  requests: { label: 'Requests', text: 'Attempts that reported usage. attempts = requests + failed + cancelled.' },
  errorRate: {
    label: 'Errors',
    text: 'Failed ÷ attempts. A retry is an attempt of its own; a cancel by the user is no error.',
  },
  lastAt: { label: 'Last used', text: 'The newest request.' },
  outputTps: {
    label: 'outputTps (compatible)',
    text: "The predecessor's value: output without reasoning ÷ a time that includes tools. Kept for scripts.",
  },
  totalTps: {
    label: 'totalTps (compatible)',
    text: "The predecessor's value: all its tokens ÷ the same time. Kept for scripts.",
  },
  compatibleOutput: { label: 'outputTokens (compatible)', text: "The predecessor's value: output without reasoning." },
  compatibleTotal: {
    label: 'totalTokens (compatible)',
    text: "The predecessor's value: input + output + reasoning, without cache.",
  },
};

/** @param {string} name @returns {Definition} */
export function define(name) {
  return DEFINITIONS[name] ?? { label: name, text: '' };
}
