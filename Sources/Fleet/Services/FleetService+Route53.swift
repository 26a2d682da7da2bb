internal import AWS

extension FleetService {
    /// Source of the condition keys: "Actions, resources, and condition keys for Amazon Route 53", Service Authorization
    /// Reference.
    static let route53 = route53(trying: PermissionSamples())

    static func route53(trying samples: PermissionSamples) -> FleetService {
        FleetService(
            .route53, limits: .route53, readers: [RecordReader.self],
            performers: [PointRecordPerformer(), RestoreRecordPerformer()],
            probes: [
                Probe(Route53.ListHostedZonesByName(), "to find the hosted zones of lifecycles' records"),
                Probe(Route53.GetHostedZone(id: absent), "to see the hosted zones that lifecycles name"),
                Probe(Route53.ListResourceRecordSets(hostedZoneId: absent), "to see what records say"),
                Probe(Route53.GetChange(id: absent), "to see that all name servers have a change"),
            ],
            mutating: [
                Permission(
                    IAMAction(Route53.ChangeResourceRecordSets.self), "to promote a lifecycle's database",
                    isMutating: true,
                    when: .init(
                        resource: "arn::route53:::hostedzone/\(samples.zone)",
                        context: [
                            "route53:ChangeResourceRecordSetsNormalizedRecordNames": samples.record,
                            "route53:ChangeResourceRecordSetsRecordTypes": "CNAME",
                            "route53:ChangeResourceRecordSetsActions": "CREATE",
                        ].compactMapValues(\.self)))
            ], codesOfAbsence: ["NoSuchHostedZone", "NoSuchChange"])
    }

    private static let absent = PermissionSamples.noZone
}

extension CallLimits {
    /// "Five requests per second per AWS account" (Route 53 Developer Guide, "Quotas"), which others use as well.
    static let route53 = CallLimits(start: 2, ceiling: 3, burst: 4)
}
