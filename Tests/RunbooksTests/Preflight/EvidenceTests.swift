import Maintenance
import Runbooks
import TestSupport
import Testing

/// That a plan says before its start what cannot be proved because the role may not read it.
@Suite struct EvidenceTests {
    private static let denial = "rds:DescribeEvents is not allowed for this role."

    private func findings(_ request: AnyRunbook, _ change: (inout PlanBasis) -> Void) throws -> [Finding] {
        try Planning.plan(request, PlanBasis.orders().with(change))[check: "evidence"]
    }

    @Test(arguments: [
        AnyRunbook.failover(FailoverRunbook()), .cycle(CycleRunbook()), .reboot(RebootRunbook(instance: "orders-2")),
        .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")),
    ])
    func `whose calls need events is told before the start that they may not be read, and what is done then`(
        request: AnyRunbook
    ) throws {
        let found = try findings(request) { $0.givenFailovers = .unavailable(Self.denial) }
        #expect(found.map(\.severity) == [.acknowledge])
        let text = try #require(found.first?.text)
        #expect(text.hasPrefix("AWS's events cannot be read: rds:DescribeEvents is not allowed for this role. “"))
        #expect(text.contains("call nothing a second time, and ask"))
        // Other figures in the reason ask nobody anew.
        #expect(found.map(\.accepted) == ["events cannot be read"])
        #expect(try findings(request) { _ in } == [])
    }

    @Test func `the restart of an RDS instance needs events as well`() throws {
        let request = AnyRunbook.reboot(RebootRunbook(instance: "orders"))
        let place = Target.orders.place
        let question = EventsQuestion(of: .instance, in: place, since: nil, category: "availability")
        #expect(
            request.base.questions(in: QuestionContext(target: .orders), seeing: .instance())
                .contains(AnyQuestion(question)))
        var basis = PlanBasis(observation: .instance())
        basis.observation.add(Answered(question, .unavailable(Self.denial), takenAt: basis.observation.takenAt))
        #expect(try Planning.plan(request, basis)[check: "evidence"].map(\.severity) == [.acknowledge])
    }

    @Test func `a reading that failed and passes, and a plan that needs no event, say nothing`() throws {
        let request = AnyRunbook.failover(FailoverRunbook())
        #expect(
            try findings(request) { basis in
                let question = FailoversQuestion(of: basis.observation.target)
                basis.observation.add(
                    Answered(
                        question, .unavailable("Throttling"), passes: true, takenAt: basis.observation.takenAt))
            } == [])
        #expect(
            try findings(.storage(StorageRunbook(type: "aurora-iopt1"))) {
                $0.givenFailovers = .unavailable(Self.denial)
            } == [])
    }
}
