import Maintenance

/// A turn of one operation: look, decide, record, act, and look again as long as more has to be seen to decide.
struct TurnUnderWay: Sendable {
    /// How often one turn may look; what it would have asked then, the next one asks.
    static let looksPerTurn = 6

    /// What was seen so far.
    var look: Look
    /// Whether its own time had come, rather than that of its gate's prompt alone.
    var isDueByItself: Bool
    /// How often it has decided.
    var looks = 0
    /// What is not answered yet.
    var asks: Set<EngineState.AskID> = []
    /// Whether the prompt was to be read, and could not.
    var isPromptUnread = false
    /// Calls that have not come back yet; what is to be seen after them.
    var calls: Set<IntentID> = []
    var wants: Set<Decision.Want> = []
    /// Whether the next decision is made from a look of the turn's own.
    var hasLookedAgain = false
}
