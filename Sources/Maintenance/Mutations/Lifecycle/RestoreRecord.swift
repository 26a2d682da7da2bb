/// Puts a record back that was pointed elsewhere in a promotion which another zone refused, if it still says there what the
/// promotion made it say (Route 53, ChangeResourceRecordSets).
///
/// It has no gate of its own: it undoes what an approval allowed and could not finish, and the prompt said so.
package struct RestoreRecord: Mutation {
    package static let kind: KindName = "restore-record"
    package var zone: HostedZone
    package var record: String
    package var from: RecordValue
    /// `nil`: there was none.
    package var to: RecordValue?

    package init(_ record: String, in zone: HostedZone, from: RecordValue, to: RecordValue?) {
        self.zone = zone
        self.record = record
        self.from = from
        self.to = to
    }

    private enum CodingKeys: String, CodingKey {
        case zone, record, from, to
    }

    package var resource: Resource { .record(record, in: zone) }
    package var gate: GateTerms? { nil }
    package var disturbance: Disturbance { .none }
    package var settleTime: Span { .minutes(3) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { false }
    package var codesOfDone: Set<String> { [] }
    package var codesOfPassing: Set<String> { RecordChange.codesOfPassing }
    package var codesOfLack: Set<String> { RecordChange.codesOfRefusal }

    package func questions(of call: CallRecord, in place: Place) -> Set<AnyQuestion> {
        RecordChange.questions(of: call, in: place)
    }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.record(in: zone) else { return .none }
        let isBack = to.map { seen.value == $0 } ?? (seen.state == .missing)
        return isBack ? RecordChange.proof(in: observation, of: call) : .none
    }

    package var words: MutationWords {
        let back = to.map { "→ \($0.target)" } ?? "gone"
        return MutationWords(
            phrase: "\(record) in \(zone.words) back \(back)",
            order: "put \(record) in \(zone.words) back\(to.map { " to \($0.target)" } ?? ", which is to delete it")",
            unproved: "\(record) in \(zone.words) may have been put back and not show it yet")
    }
}
