internal import AWS
internal import Maintenance

struct DeleteRetiredInstancePerformer: Performer {
    func request(for change: DeleteRetiredInstance) -> any AWSRequest {
        RDS.DeleteDBInstance(
            dbInstanceIdentifier: change.instance.text,
            finalSnapshot: change.finalSnapshot.map { .named($0) } ?? .skipped)
    }
}
