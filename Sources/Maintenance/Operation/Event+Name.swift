extension Event {
    /// The case's name: what the journal's table, the golden file and refusals call it.
    package var name: String {
        switch self {
        case .planned: "planned"
        case .replanned: "replanned"
        case .discarded: "discarded"
        case .planExpired: "planExpired"
        case .started: "started"
        case .stepStarted: "stepStarted"
        case .stepCompleted: "stepCompleted"
        case .stepTroubled: "stepTroubled"
        case .stepRecovered: "stepRecovered"
        case .mutationIntended: "mutationIntended"
        case .mutationAccepted: "mutationAccepted"
        case .mutationUnknown: "mutationUnknown"
        case .mutationDeferred: "mutationDeferred"
        case .mutationRefused: "mutationRefused"
        case .mutationSeen: "mutationSeen"
        case .mutationVanished: "mutationVanished"
        case .mutationProved: "mutationProved"
        case .mutationUnproved: "mutationUnproved"
        case .gateOpened: "gateOpened"
        case .gatePrompted: "gatePrompted"
        case .gateCounted: "gateCounted"
        case .gateReactionIgnored: "gateReactionIgnored"
        case .gateApproved: "gateApproved"
        case .gateVetoed: "gateVetoed"
        case .gateExpired: "gateExpired"
        case .gateVoided: "gateVoided"
        case .paused: "paused"
        case .resumed: "resumed"
        case .aborted: "aborted"
        case .completed: "completed"
        }
    }
}
