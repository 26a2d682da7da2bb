package import AWS

/// What is to be known of a service to call it: how fast, for which questions and mutations, and with which permissions.
package struct FleetService: Sendable {
    /// `nil` for one that is none of AWS's.
    package let service: AWSService?
    package var limits: CallLimits
    let readers: [any Reader.Type]
    let performers: [any MutationPerformer]
    let probes: [Probe]
    /// Permissions that change something.
    let mutating: [Permission]
    /// Error codes by which a probe learns that what it asked about is not there (API reference, errors of the action).
    let codesOfAbsence: Set<String>

    init(
        _ service: AWSService?, limits: CallLimits = CallLimits(), readers: [any Reader.Type] = [],
        performers: [any MutationPerformer] = [], probes: [Probe] = [], mutating: [Permission] = [],
        codesOfAbsence: Set<String> = []
    ) {
        self.service = service
        self.limits = limits
        self.readers = readers
        self.performers = performers
        self.probes = probes
        self.mutating = mutating
        self.codesOfAbsence = codesOfAbsence
    }

    /// Every service that the bot speaks to.
    package static let all = all(trying: PermissionSamples())

    /// - Parameter samples: what permissions are tried on.
    package static func all(trying samples: PermissionSamples) -> [FleetService] {
        [
            .sts, .rds.tried(on: samples), .ec2, .iam, .cloudWatch, .autoScaling, .route53(trying: samples),
            .secretsManager(trying: samples),
            .sql, .resolver,
        ]
    }

    static let sts = FleetService(
        .sts, probes: [Probe(STS.GetCallerIdentity(), "to know the account", .essential)])
    static let ec2 = FleetService(
        .ec2,
        probes: [
            Probe(EC2.DescribeRegions(), "to recognise regions"),
            Probe(EC2.DescribeSecurityGroups(), "to check the security groups that lifecycles name"),
        ])
    static let iam = FleetService(
        .iam, probes: [Probe(IAM.GetRole(roleName: "changeover-check"), "to check the roles that lifecycles name")],
        codesOfAbsence: ["NoSuchEntity"])
}

extension [FleetService] {
    /// Every permission that they need, the reading ones first.
    package var permissions: [Permission] { flatMap(\.probes).map(\.permission) + flatMap(\.mutating) }
}
