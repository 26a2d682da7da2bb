internal import AWS
internal import Maintenance

struct RebootCopyPerformer: Performer {
    func request(for change: RebootCopy) -> any AWSRequest {
        RDS.RebootDBInstance(dbInstanceIdentifier: change.instance.text)
    }
}
