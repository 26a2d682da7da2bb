internal import AWS
internal import Maintenance

struct PointRecordPerformer: Performer {
    func request(for change: PointRecord) -> any AWSRequest {
        Route53.ChangeResourceRecordSets(
            hostedZoneId: change.zone.id, record: change.record, from: change.from, to: change.to,
            comment: "Promotion of \(change.promotion.lifecycle) by Changeover")
    }
}
