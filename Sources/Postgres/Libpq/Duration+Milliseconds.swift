extension Duration {
    /// This time in milliseconds, rounded up, and no more than fits what waits and limits are told in.
    var wholeMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        let milliseconds = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        let (product, isTooLong) = seconds.multipliedReportingOverflow(by: 1000)
        return isTooLong ? .max : Int32(clamping: product &+ milliseconds)
    }
}
