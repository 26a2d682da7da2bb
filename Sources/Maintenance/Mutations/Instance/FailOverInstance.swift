/// Has the standby of a Multi-AZ RDS instance take over (RebootDBInstance, `ForceFailover`).
package struct FailOverInstance: RDSMutation {
    package static let kind: KindName = "fail-over-instance"
    /// RDS user guide, "Failing over a Multi-AZ DB instance for Amazon RDS": "typically 60-120 seconds. However, large
    /// transactions or a lengthy recovery process can increase failover time".
    package static let duration = "typically for 60 to 120 s (AWS), longer after big transactions"
    package var instance: InstanceID
    /// Where it is served from when this was planned; `nil` where AWS did not say.
    package var zone: String?
    /// Where its standby was then.
    package var standbyZone: String?

    package init(_ instance: InstanceID, from zone: String?, to standbyZone: String?) {
        self.instance = instance
        self.zone = zone
        self.standbyZone = standbyZone
    }

    private enum CodingKeys: String, CodingKey {
        case instance
        case zone = "from"
        case standbyZone = "to"
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { false }
    package var disturbance: Disturbance { .writes }
    package var showsInterruption: Bool { true }
    /// AWS may show the zones of before for minutes (RDS user guide, "Failing over a Multi-AZ DB instance for Amazon RDS": it
    /// "can take additional time for the RDS console to reflect the new Availability Zone"), and they are the only proof where
    /// events are not read.
    package var settleTime: Span { .minutes(10) }

    /// Either the events or the zones prove it: zones may show minutes later, events may not be read.
    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.rdsInstance(named: instance) else { return .none }
        if seen.status.isBroken { return .done }
        let told = events(in: observation, after: call)
        let hasTakenOver = told.contains(where: \.tellsOfStandbyTakingOver) || hasChangedZones(seen)
        if hasTakenOver { return seen.status.isAvailable ? .done : .underWay }
        if told.contains(where: \.tellsOfStandbyBeginning) { return .underWay }
        return seen.status.isAvailable ? .none : .working
    }

    /// Whether what was the standby's zone is where the instance is served from.
    package func hasChangedZones(_ seen: RDSInstance) -> Bool {
        guard let standbyZone, standbyZone != zone else { return false }
        return seen.instance.availabilityZone == standbyZone
    }

    /// AWS's clock may be behind ours, and what told of an earlier call tells nothing of this one.
    private func events(in observation: Observation, after call: CallRecord) -> [SeenEvent] {
        let earliest = call.earlierFailure == nil ? call.decidedAt - Observation.clockTolerance : call.decidedAt
        return observation.events(of: .instance).filter { $0.resource == instance.text && $0.at >= earliest }
    }

    /// The call is accepted and nothing comes of it (RDS-EVENT-0034).
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        guard observation.rdsInstance(named: instance).map(hasChangedZones) != true else { return nil }
        return observation.failure(.instance, after: call) { event in
            event.resource == instance.text && event.tellsOfAbandonedFailover
        }
    }

    package func sentence(of failure: ReportedFailure) -> String {
        "AWS took the failover of \(instance) and dropped it, as it does soon after another one. The standby did not take over, "
            + "and nothing was interrupted. AWS: \(failure.text)"
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the failover of \(instance) to its standby", order: "fail over \(instance) to its standby",
            unproved: "The failover of \(instance) may have been asked for and happen yet")
    }

    package var gate: GateTerms? {
        GateTerms(
            .failover,
            questions: { context, seen in
                GateTerms.instanceSnapshots(context, seen)
                    .union([AnyQuestion(EventsQuestion.instanceFailovers(in: context.place))])
            },
            facts: { context in
                context.ofInstance(\.interruptionFacts) + context.ofInstance { facts(of: $0) }
                    + [context.recentFailoverFact(of: instance), context.snapshotFact]
            },
            words: { context in words(in: context) })
    }

    private func words(in context: GateContext) -> GateWords {
        let action: MarkedText =
            if let zone, let standbyZone {
                """
                The standby in \(strong: standbyZone) takes over from \(strong: instance) in \(strong: zone), account \
                \(context.place.account).
                """
            } else {
                "The standby of \(strong: instance) takes over \(context.location)."
            }
        return GateWords(
            subject: "failover of \(instance)", heading: "Failover of \(instance) to its standby",
            interruption: """
                No reads, no writes, \(Self.duration). All connections drop.
                """,
            action: action, underWay: "failing over…", done: "failed over")
    }

    /// The zones now and after, and what a failover leaves as it is.
    private func facts(of context: InstanceContext) -> [SafetyFacts.Fact] {
        [context.standbyFact(before: self).foremost, context.parametersFact]
    }
}
