internal import AWS
internal import Maintenance

struct RebootInstancePerformer: Performer {
    func request(for change: RebootInstance) -> any AWSRequest {
        RDS.RebootDBInstance(dbInstanceIdentifier: change.instance.text)
    }
}
