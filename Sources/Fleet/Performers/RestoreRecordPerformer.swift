internal import AWS
internal import Maintenance

struct RestoreRecordPerformer: Performer {
    func request(for change: RestoreRecord) -> any AWSRequest {
        Route53.ChangeResourceRecordSets(
            hostedZoneId: change.zone.id, record: change.record, from: change.from, to: change.to,
            comment: "Put back by Changeover")
    }
}

extension Route53.ChangeResourceRecordSets {
    /// Replaces a plain CNAME as a whole or not at all: what is deleted has to be there just so.
    init(hostedZoneId: String, record: String, from: RecordValue?, to: RecordValue?, comment: String) {
        let deleted = from.map { Route53.Change(.delete, Route53.ResourceRecordSet(record, $0)) }
        let created = to.map { Route53.Change(.create, Route53.ResourceRecordSet(record, $0)) }
        self.init(hostedZoneId: hostedZoneId, changes: [deleted, created].compactMap(\.self))
        self.comment = comment
    }
}

extension Route53.ResourceRecordSet {
    fileprivate init(_ record: String, _ value: RecordValue) {
        self.init(name: record, type: "CNAME", ttl: value.ttl, values: [value.target])
    }
}
