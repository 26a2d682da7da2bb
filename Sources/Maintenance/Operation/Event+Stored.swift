extension Event: StoredEnum {
    package enum Name: String, Sendable {
        case planned, replanned, discarded, planExpired, planReminded, started, stepStarted, stepCompleted,
            stepTroubled,
            stepRecovered, stepSkipped, mutationIntended, mutationAccepted, mutationUnknown, mutationDeferred,
            mutationRefused, mutationLacking, mutationWithheld, mutationSeen, mutationUnderWay, mutationVanished,
            mutationProved,
            mutationFailed, mutationUnproved, gateOpened,
            gatePrompted, gateCounted, gateReactionIgnored, gateApproved, gateVetoed, gateExpired, gateVoided,
            gateReminded, gateEscalated, paused, resumed, reset, held, unheld, patienceChanged, clockSet, aborted,
            completed
    }

    /// The case's name: what the journal's table, the golden file and refusals call it.
    package var name: String { stored.name.rawValue }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .planned(let plan, let origin): (.planned, ["plan": plan, "origin": origin])
        case .replanned(let plan): (.replanned, ["plan": plan])
        case .discarded(let by): (.discarded, ["by": by])
        case .planExpired: (.planExpired, [:])
        case .planReminded: (.planReminded, [:])
        case .started(let by, let acknowledged): (.started, ["by": by, "acknowledged": acknowledged])
        case .stepStarted(let step): (.stepStarted, ["step": step])
        case .stepCompleted(let step): (.stepCompleted, ["step": step])
        case .stepTroubled(let step, let reason): (.stepTroubled, ["step": step, "reason": reason])
        case .stepRecovered(let step): (.stepRecovered, ["step": step])
        case .stepSkipped(let step, let by, let reason): (.stepSkipped, ["step": step, "by": by, "reason": reason])
        case .mutationIntended(let intent): (.mutationIntended, ["intent": intent])
        case .mutationAccepted(let intent, let name): (.mutationAccepted, ["intent": intent, "as": name])
        case .mutationUnknown(let intent, let reason): (.mutationUnknown, ["intent": intent, "reason": reason])
        case .mutationDeferred(let intent, let reason, let until):
            (.mutationDeferred, ["intent": intent, "reason": reason, "until": until])
        case .mutationRefused(let intent, let reason): (.mutationRefused, ["intent": intent, "reason": reason])
        case .mutationLacking(let intent, let reason): (.mutationLacking, ["intent": intent, "reason": reason])
        case .mutationWithheld(let intent, let reason): (.mutationWithheld, ["intent": intent, "reason": reason])
        case .mutationSeen(let intent): (.mutationSeen, ["intent": intent])
        case .mutationUnderWay(let intent): (.mutationUnderWay, ["intent": intent])
        case .mutationVanished(let intent): (.mutationVanished, ["intent": intent])
        case .mutationProved(let intent): (.mutationProved, ["intent": intent])
        case .mutationFailed(let intent, let failure): (.mutationFailed, ["intent": intent, "failure": failure])
        case .mutationUnproved(let intent): (.mutationUnproved, ["intent": intent])
        case .gateOpened(let gate): (.gateOpened, ["gate": gate])
        case .gatePrompted(let gate, let prompt): (.gatePrompted, ["gate": gate, "prompt": prompt])
        case .gateCounted(let gate, let people): (.gateCounted, ["gate": gate, "people": people])
        case .gateReactionIgnored(let gate, let person, let reason):
            (.gateReactionIgnored, ["gate": gate, "person": person, "reason": reason])
        case .gateApproved(let approval): (.gateApproved, ["approval": approval])
        case .gateVetoed(let gate, let by): (.gateVetoed, ["gate": gate, "by": by])
        case .gateExpired(let gate): (.gateExpired, ["gate": gate])
        case .gateVoided(let gate, let reason): (.gateVoided, ["gate": gate, "reason": reason])
        case .gateReminded(let gate): (.gateReminded, ["gate": gate])
        case .gateEscalated(let gate): (.gateEscalated, ["gate": gate])
        case .paused(let reason): (.paused, ["reason": reason])
        case .resumed(let by): (.resumed, ["by": by])
        case .reset(let step, let by): (.reset, ["step": step, "by": by])
        case .held(let step, let by): (.held, ["step": step, "by": by])
        case .unheld(let step, let by): (.unheld, ["step": step, "by": by])
        case .patienceChanged(let patience, let by): (.patienceChanged, ["patience": patience, "by": by])
        case .clockSet(let span): (.clockSet, ["by": span])
        case .aborted(let by, let reason, let leftBehind):
            (.aborted, ["by": by, "reason": reason, "leftBehind": leftBehind])
        case .completed: (.completed, [:])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .planned: self = .planned(try fields["plan"], try fields["origin"])
        case .replanned: self = .replanned(try fields["plan"])
        case .discarded: self = .discarded(by: try fields["by"])
        case .planExpired: self = .planExpired
        case .planReminded: self = .planReminded
        case .started: self = .started(by: try fields["by"], acknowledged: try fields["acknowledged"])
        case .stepStarted: self = .stepStarted(try fields["step"])
        case .stepCompleted: self = .stepCompleted(try fields["step"])
        case .stepTroubled: self = .stepTroubled(try fields["step"], try fields["reason"])
        case .stepRecovered: self = .stepRecovered(try fields["step"])
        case .stepSkipped: self = .stepSkipped(try fields["step"], by: try fields["by"], reason: try fields["reason"])
        case .mutationIntended: self = .mutationIntended(try fields["intent"])
        case .mutationAccepted:
            self = .mutationAccepted(try fields["intent"], as: try fields.optional("as"))
        case .mutationUnknown: self = .mutationUnknown(try fields["intent"], try fields["reason"])
        case .mutationDeferred:
            self = .mutationDeferred(try fields["intent"], try fields["reason"], until: try fields["until"])
        case .mutationRefused: self = .mutationRefused(try fields["intent"], try fields["reason"])
        case .mutationLacking: self = .mutationLacking(try fields["intent"], try fields["reason"])
        case .mutationWithheld: self = .mutationWithheld(try fields["intent"], try fields["reason"])
        case .mutationSeen: self = .mutationSeen(try fields["intent"])
        case .mutationUnderWay: self = .mutationUnderWay(try fields["intent"])
        case .mutationVanished: self = .mutationVanished(try fields["intent"])
        case .mutationProved: self = .mutationProved(try fields["intent"])
        case .mutationFailed: self = .mutationFailed(try fields["intent"], try fields["failure"])
        case .mutationUnproved: self = .mutationUnproved(try fields["intent"])
        case .gateOpened: self = .gateOpened(try fields["gate"])
        case .gatePrompted: self = .gatePrompted(try fields["gate"], try fields["prompt"])
        case .gateCounted: self = .gateCounted(try fields["gate"], try fields["people"])
        case .gateReactionIgnored:
            self = .gateReactionIgnored(try fields["gate"], try fields["person"], try fields["reason"])
        case .gateApproved: self = .gateApproved(try fields["approval"])
        case .gateVetoed: self = .gateVetoed(try fields["gate"], by: try fields["by"])
        case .gateExpired: self = .gateExpired(try fields["gate"])
        case .gateVoided: self = .gateVoided(try fields["gate"], try fields["reason"])
        case .gateReminded: self = .gateReminded(try fields["gate"])
        case .gateEscalated: self = .gateEscalated(try fields["gate"])
        case .paused: self = .paused(try fields["reason"])
        case .resumed: self = .resumed(by: try fields["by"])
        case .reset: self = .reset(to: try fields["step"], by: try fields["by"])
        case .held: self = .held(before: try fields["step"], by: try fields["by"])
        case .unheld: self = .unheld(before: try fields["step"], by: try fields["by"])
        case .patienceChanged: self = .patienceChanged(try fields["patience"], by: try fields["by"])
        case .clockSet: self = .clockSet(by: try fields["by"])
        case .aborted:
            self = .aborted(by: try fields["by"], reason: try fields["reason"], leftBehind: try fields["leftBehind"])
        case .completed: self = .completed
        }
    }
}
