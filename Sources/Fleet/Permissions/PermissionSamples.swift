/// What permissions of lifecycles are tried on: a policy may allow them for certain names, zones, records and secrets alone.
package struct PermissionSamples: Sendable, Equatable {
    static let noZone = "Z00000000000000000000"

    /// A lifecycle's name; `nil`: permissions are tried on no resource in particular.
    package var lifecycle: String?
    /// That of one whose clusters are given roles.
    package var lifecycleWithRoles: String?
    /// The id of a hosted zone.
    package var zone: String
    /// As the condition key of Route 53 has it; `nil`: none.
    package var record: String?
    /// A name or an ARN.
    package var secret: String

    /// Left out: of nothing that there is, under a name that the shipped policy allows.
    package init(
        lifecycle: String? = nil, lifecycleWithRoles: String? = nil, zone: String? = nil, record: String? = nil,
        secret: String? = nil
    ) {
        self.lifecycle = lifecycle
        self.lifecycleWithRoles = lifecycleWithRoles
        self.zone = zone ?? Self.noZone
        self.record = record
        self.secret = secret ?? "changeover/check"
    }
}

extension FleetService {
    func tried(on samples: PermissionSamples) -> FleetService {
        FleetService(
            service, limits: limits, readers: readers, performers: performers, probes: probes,
            mutating: mutating.map { $0.tried(on: samples) }, codesOfAbsence: codesOfAbsence)
    }
}

extension Permission {
    private static let requestTag = "aws:RequestTag/changeover:lifecycle"
    private static let resourceTag = "aws:ResourceTag/changeover:lifecycle"

    /// With the name of a lifecycle that there is, where it is tried on a lifecycle's databases.
    fileprivate func tried(on samples: PermissionSamples) -> Permission {
        var tried = self
        if let name = samples.lifecycle, circumstances.context[Self.requestTag] != nil {
            tried.circumstances.context[Self.requestTag] = name
            // What is made is put into a subnet group, whatever is restored.
            tried.circumstances.resource = "arn::rds:us-east-1::subgrp:default"
        }
        if let name = samples.lifecycleWithRoles, circumstances.context[Self.resourceTag] != nil {
            tried.circumstances.context[Self.resourceTag] = name
            tried.circumstances.resource = "arn::rds:us-east-1::cluster:\(name)-check"
        }
        return tried
    }
}
