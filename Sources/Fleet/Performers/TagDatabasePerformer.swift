internal import AWS
internal import Maintenance

struct TagDatabasePerformer: Performer {
    func request(for change: TagDatabase) -> any AWSRequest {
        RDS.AddTagsToResource(
            resourceName: change.arn, tags: change.tags.map { RDS.Tag(key: $0.key, value: $0.value) })
    }
}
