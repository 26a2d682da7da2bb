/// One mutating call, with everything it sends and everything there is to know about it: one type a kind, in a file of its
/// own. Why it is made is a field fixed by the step that makes it, never worked out from what is seen.
package protocol Mutation: StoredKind {
    var resource: Resource { get }
    /// What it works on besides, and no other operation may work on from then on.
    var touches: Set<Resource> { get }
    /// The gate in front of it; `nil` when nobody has to be asked.
    var gate: GateTerms? { get }
    var disturbance: Disturbance { get }
    /// AWS shows when writes are served again: its proof is a writer at rest. Of other work on a writer AWS shows the end of
    /// the work alone, which may come long after.
    var showsInterruption: Bool { get }
    /// AWS shows when the interruption begins, which may be long after the call: it is under way from then on.
    var showsBeginning: Bool { get }
    /// How long AWS may go on answering with the old values after the call: until then an unproved call is waited for,
    /// never repeated.
    var settleTime: Span { get }
    /// The same however often it is made: a creation under our own name, a change to a value, a deletion. It is made again
    /// by itself when nothing shows that it took effect. Any other is said then, and a person decides.
    var isRepeatable: Bool { get }
    /// Takes many minutes whatever we do, so that it is looked at less often.
    var isLong: Bool { get }
    /// Error codes by which AWS says that what it was to bring about is there already. The step looks whether that is so.
    var codesOfDone: Set<String> { get }
    /// Error codes of a state that passes by itself: worth another try later.
    var codesOfPassing: Set<String> { get }
    /// Error codes by which AWS says that it does not have what this takes: certainly not executed, and the step may know
    /// another way than to ask for the very same.
    var codesOfLack: Set<String> { get }
    var words: MutationWords { get }

    /// What its proof looks at beyond what its step asks.
    func questions(of call: CallRecord, in place: Place) -> Set<AnyQuestion>
    /// How far an observation shows that the call took effect. What shows from before the call proves nothing, and what is
    /// not listed proves little: AWS's lists are eventually consistent.
    func proof(in observation: Observation, of call: CallRecord) -> Proof
    /// That AWS took the call and gave it up, as AWS tells; `nil` while it does not.
    func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure?
    /// The failure in words for people.
    func sentence(of failure: ReportedFailure) -> String
}

extension Mutation {
    package var touches: Set<Resource> { [] }
    package var showsInterruption: Bool { false }
    package var showsBeginning: Bool { false }
    package func questions(of call: CallRecord, in place: Place) -> Set<AnyQuestion> { [] }
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? { nil }
    package func sentence(of failure: ReportedFailure) -> String {
        "AWS gave up \(words.phrase.text): \(failure.text)"
    }
    package var codesOfLack: Set<String> { [] }
}

/// How far an observation shows that a call took effect.
package enum Proof: String, Sendable, Codable {
    case none
    /// AWS is at something that may be it.
    case working
    /// AWS shows that it is at this very call.
    case underWay
    /// AWS is through with it: what it was to bring about is there, or AWS gave up on it, which the step will say.
    case done
    /// AWS is through with it and did not have what it took.
    case lacking
}

/// What is known of a call when its proof is looked for.
package struct CallRecord: Sendable, Equatable {
    package var decidedAt: Timestamp
    /// AWS showed since that it was at this very call.
    package var wasUnderWay: Bool
    /// AWS answered that it does what was asked.
    package var wasAccepted: Bool
    /// How AWS named what it began with, where it did.
    package var acceptedAs: String?
    /// When AWS dated the last failure of an earlier call of the operation.
    package var earlierFailure: Timestamp?

    package init(
        decidedAt: Timestamp, wasUnderWay: Bool = false, wasAccepted: Bool = false, acceptedAs: String? = nil
    ) {
        self.decidedAt = decidedAt
        self.wasUnderWay = wasUnderWay
        self.wasAccepted = wasAccepted
        self.acceptedAs = acceptedAs
    }
}

extension Mutation {
    /// What absence from a list proves: that the call took effect where AWS was seen at it, or where it has lasted for the
    /// settle time.
    package func proofByAbsence(in observation: Observation, of call: CallRecord) -> Proof {
        call.wasUnderWay || observation.takenAt >= call.decidedAt + settleTime ? .done : .working
    }

    /// The same for a deletion, where AWS's own answer counts besides: what is not listed although AWS is still at it comes back
    /// as `deleting`, and is waited for then.
    package func proofOfDeletion(in observation: Observation, of call: CallRecord) -> Proof {
        call.wasAccepted ? .done : proofByAbsence(in: observation, of: call)
    }
}

/// A call in words for people.
package struct MutationWords: Sendable, Equatable {
    /// What was asked for, as a noun: "the failover to orders-2".
    package var phrase: MarkedText
    /// The same as an order: "fail over orders to orders-2".
    package var order: String
    /// That it may have been made and is not seen yet, without its end: "orders-1 may have been asked to restart and not show
    /// it yet".
    package var unproved: String
    /// Who is asked for it.
    package var addressee: String
    /// That it was taken, without what: "AWS accepted".
    package var accepted: String

    package init(
        phrase: MarkedText, order: String, unproved: String, addressee: String = "AWS", accepted: String? = nil
    ) {
        self.phrase = phrase
        self.order = order
        self.unproved = unproved
        self.addressee = addressee
        self.accepted = accepted ?? "\(addressee) accepted"
    }
}

/// A mutation whose type is forgotten: compared by opening, stored with its kind's name and version. Stored and compared
/// values hold this, never a bare existential.
package struct AnyMutation: Codable, Equatable, Sendable {
    package let base: any Mutation

    package init(_ base: some Mutation) { self.base = base }

    package init(from decoder: any Decoder) throws {
        base = try StoredForm.decode(from: decoder, among: \.mutations) { type, payload, version in
            try type.init(from: payload, version: version)
        }
    }

    package func encode(to encoder: any Encoder) throws { try StoredForm.encode(base, to: encoder) }
    package static func == (left: AnyMutation, right: AnyMutation) -> Bool { left.base.equals(right.base) }
}

extension AnyMutation {
    package var kind: KindName { type(of: base).kind }
    package var resource: Resource { base.resource }
    package var touches: Set<Resource> { base.touches }
    package var gate: GateTerms? { base.gate }
    package var risk: Risk? { base.gate?.risk }
    package var isGated: Bool { base.gate != nil }
    package var settleTime: Span { base.settleTime }
    package var isRepeatable: Bool { base.isRepeatable }
    package var words: MutationWords { base.words }
    package var phrase: MarkedText { base.words.phrase }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        base.proof(in: observation, of: call)
    }

    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        base.failure(in: observation, of: call)
    }
}
