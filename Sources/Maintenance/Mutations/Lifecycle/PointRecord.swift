/// Points a name in one zone at a database, if it still says there what it was seen to say (Route 53,
/// ChangeResourceRecordSets: a batch that deletes the record with the value and the time to live that were seen, and creates
/// it with the new ones, is made as a whole or not at all).
package struct PointRecord: Mutation {
    package static let kind: KindName = "point-record"
    /// Which of the promotion's zones.
    package var zone: HostedZone
    package var promotion: Promotion

    package init(in zone: HostedZone, of promotion: Promotion) {
        self.zone = zone
        self.promotion = promotion
    }

    package var record: String { promotion.record }
    package var to: RecordValue { promotion.value }
    /// `nil`: there is none yet.
    package var from: RecordValue? { promotion.zones.first { $0.zone == zone }?.from }

    private enum CodingKeys: String, CodingKey {
        case zone, promotion
    }

    package var resource: Resource { .record(record, in: zone) }
    package var touches: Set<Resource> { [promotion.resource] }
    package var disturbance: Disturbance { .connections }
    package var settleTime: Span { .minutes(3) }
    /// A batch that was made before is refused: what it deletes is not there any more.
    package var isRepeatable: Bool { true }
    package var isLong: Bool { false }
    package var codesOfDone: Set<String> { [] }
    package var codesOfPassing: Set<String> { RecordChange.codesOfPassing }
    /// What is changed already in other zones is put back then.
    package var codesOfLack: Set<String> { RecordChange.codesOfRefusal }

    package func questions(of call: CallRecord, in place: Place) -> Set<AnyQuestion> {
        RecordChange.questions(of: call, in: place)
    }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let value = observation.record(in: zone)?.value, value == to else { return .none }
        return RecordChange.proof(in: observation, of: call)
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "\(record) in \(zone.words) → \(to.target)",
            order: "point \(record) in \(zone.words) at \(to.target)",
            unproved: "\(record) in \(zone.words) may have been changed and not show it yet")
    }

    package var gate: GateTerms? { promotion.gate(of: self) }
}

/// What changes of records have in common.
enum RecordChange {
    /// Source: API reference, ChangeResourceRecordSets, errors; a zone takes one change at a time.
    static let codesOfPassing: Set<String> = ["PriorRequestNotComplete", "Throttling", "ThrottlingException"]
    static let codesOfRefusal: Set<String> = [
        "InvalidChangeBatch", "InvalidInput", "NoSuchHostedZone", "AccessDenied", "AccessDeniedException",
    ]

    /// "Changes generally propagate to all Route 53 name servers managing the hosted zone within 60 seconds" (API reference,
    /// ChangeResourceRecordSets): waited for where Route 53's answer with the name of the change was lost, or nobody may ask by it.
    static let propagation = Span.minutes(2)

    static func questions(of call: CallRecord, in place: Place) -> Set<AnyQuestion> {
        call.acceptedAs.map { [AnyQuestion(RecordChangeQuestion($0, in: place))] } ?? []
    }

    /// How far a change is that shows in its zone; each is asked about by its own name.
    static func proof(in observation: Observation, of call: CallRecord) -> Proof {
        let answer = call.acceptedAs.flatMap { name in
            observation.answer(to: RecordChangeQuestion(name, in: observation.target.place))
        }
        guard let answer, answer.complaint == nil || answer.passes else {
            return observation.takenAt >= call.decidedAt + propagation ? .done : .underWay
        }
        return answer.reading.value == true ? .done : .underWay
    }
}

extension Observation {
    /// What the record of the lifecycle says in a zone; `nil` where that is not read.
    package func record(in zone: HostedZone) -> ZoneRecord? {
        records?.value?.first { $0.zone.id == zone.id }
    }
}
