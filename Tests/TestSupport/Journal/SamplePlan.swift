package import Maintenance
import Runbooks

extension Plan {
    /// A plan of three steps: create a stand-in, fail over to it, verify.
    package static func sample(_ operation: OperationID, cluster: ClusterID, at now: Timestamp) -> Plan {
        let standIn = StandIn.sample(operation, of: cluster)
        let expectation = Expectation(
            writer: standIn.identifier,
            members: [InstanceID("\(cluster)-1"): "db.r6g.large", standIn.identifier: "db.r6g.xlarge"])
        func step(_ id: StepID, _ title: String, after: [StepID], _ work: AnyStep) -> Step {
            Step(id: id, title: title, after: after, work: work, expected: .minutes(5), patience: .minutes(30))
        }
        return Plan(
            operation: operation, runbook: .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")),
            subject: AnySubject(
                ClusterSubject(
                    place: Place(account: "123456789012", region: "eu-west-1"), cluster: cluster,
                    arn: "arn:aws:rds:eu-west-1:123456789012:cluster:\(cluster)",
                    resource: cluster == "orders" ? "cluster-ABC" : "cluster-\(cluster)",
                    engine: "aurora-postgresql", engineVersion: "15.4", membership: "writer \(cluster)-1")),
            title: "Resize \(cluster) to db.r6g.xlarge",
            steps: [
                step("create", "Create \(standIn.identifier)", after: [], .createStandIn(standIn)),
                step(
                    "fail-over", "Fail over to \(standIn.identifier)", after: ["create"],
                    .failOver(to: standIn.identifier)),
                step("verify", "Verify", after: ["fail-over"], .verify(expectation)),
            ],
            findings: [Finding(.acknowledge, "pending-maintenance", "Maintenance is pending: “os-upgrade”.")],
            interruption: "writes stop for about 10 s", madeAt: now)
    }
}

extension StandIn {
    package static func sample(_ operation: OperationID, of cluster: ClusterID) -> StandIn {
        StandIn(
            identifier: InstanceID("\(cluster)-co-\(operation)"), cluster: cluster, instanceClass: "db.r6g.xlarge",
            engine: "aurora-postgresql", availabilityZone: "eu-west-1a", parameterGroup: "\(cluster)-pg15",
            promotionTier: 0,
            monitoring: Instance.Monitoring(intervalSeconds: 60, roleARN: "arn:aws:iam::123456789012:role/monitoring"),
            performanceInsights: Instance.PerformanceInsights(isEnabled: true, retentionDays: 7), caCertificate: nil,
            isPubliclyAccessible: false, maintenanceWindow: nil,
            tags: [Tag(key: "changeover:operation", value: operation.text)])
    }
}

extension Origin {
    package static let sample = Origin(
        requester: "U0ALICE", channel: "C0DBAOPS", thread: "1767621600.000100", command: "resize orders db.r6g.xlarge")
}

extension Gate {
    /// The approval that U0BOB's reaction to an open gate is judged to be.
    package func approval(of plan: Plan, at now: Timestamp) throws(Refusal) -> Approval {
        guard let prompt else { throw Refusal("The gate has no prompt.") }
        let message = GateReading.Message(
            id: prompt.message, isOurs: true, contentDigest: prompt.contentDigest ?? "", isMarked: false)
        let reading = GateReading(
            takenAt: now, ourselves: "U0BOT", homeTeam: "T0", channel: GateReading.Channel(id: prompt.channel),
            message: message, reactions: [GateReading.Reaction(name: "white_check_mark", people: ["U0BOB"])],
            people: ["U0BOB": GateReading.Person(id: "U0BOB", team: "T0")])
        let policy = ApprovalPolicy(approvers: ["U0BOB"], operators: ["U0ALICE"])
        guard case .approved(let approval) = judge(plan: plan.digest, reading: reading, policy: policy, at: now) else {
            throw Refusal("The gate was not approved.")
        }
        return approval
    }
}
