/// The requests and reply shapes of the EC2 API 2016-11-15, named after it.
package enum EC2 {}
