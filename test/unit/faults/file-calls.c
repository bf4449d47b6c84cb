// Preloaded into a process: writes down, in order, every call that changes a file in FAULT_FOLDER, with its bytes, to FAULT_LOG; and ends the process
// by SIGKILL in place of the FAULT_KILL-th of them, where that is set. What a killed process leaves is what the calls before did, so the log gives
// the folder as it would be after a kill at any call, and, with the syncs in it, after a power cut.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int log_file = -2;
static long calls = 0;
static long kill_at = -1;
static char folder[PATH_MAX];

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__) = NULL; \
  if (real == NULL) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static ssize_t plain_write(int file, const void *bytes, size_t length) {
  REAL(ssize_t, "write", int, const void *, size_t);
  return real(file, bytes, length);
}

static int begun(void) {
  if (log_file == -2) {
    const char *path = getenv("FAULT_LOG");
    const char *in = getenv("FAULT_FOLDER");
    const char *at = getenv("FAULT_KILL");
    REAL(int, "open", const char *, int, ...);
    log_file = path == NULL || in == NULL ? -1 : real(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (in != NULL) snprintf(folder, sizeof folder, "%s/", in);
    if (at != NULL) kill_at = atol(at);
  }
  return log_file >= 0;
}

// The name within the folder, NULL for other files. A sync of the folder itself is the name "".
static const char *inside(const char *path) {
  size_t length = strlen(folder);
  if (strncmp(path, folder, length) == 0) return path + length;
  return strlen(path) + 1 == length && strncmp(path, folder, length - 1) == 0 ? "" : NULL;
}

static const char *name_of(int file, char *buffer) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, buffer, PATH_MAX - 1);
  if (length < 0) return NULL;
  buffer[length] = 0;
  if (strstr(buffer, " (deleted)") != NULL) return NULL;
  return inside(buffer);
}

static const char *name_at(const char *path, char *buffer) {
  if (path[0] == '/') return inside(path);
  if (getcwd(buffer, PATH_MAX) == NULL) return NULL;
  return NULL;
}

static void tell(char kind, const char *name, const char *other, int64_t offset, const void *bytes, size_t length) {
  calls += 1;
  uint32_t sizes[3] = {(uint32_t)strlen(name), other == NULL ? 0 : (uint32_t)strlen(other), (uint32_t)length};
  plain_write(log_file, &kind, 1);
  plain_write(log_file, &offset, 8);
  plain_write(log_file, sizes, sizeof sizes);
  plain_write(log_file, name, sizes[0]);
  if (other != NULL) plain_write(log_file, other, sizes[1]);
  if (length > 0) plain_write(log_file, bytes, length);
}

static void perhaps_killed(void) {
  if (calls == kill_at) kill(getpid(), SIGKILL);
}

static ssize_t written(int file, const void *bytes, size_t length, off64_t offset, int at_offset) {
  char buffer[PATH_MAX];
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  if (!begun()) return at_offset ? real(file, bytes, length, offset) : plain_write(file, bytes, length);
  pthread_mutex_lock(&lock);
  const char *name = name_of(file, buffer);
  if (name != NULL) perhaps_killed();
  int64_t from = offset;
  if (!at_offset && name != NULL) {
    from = (fcntl(file, F_GETFL) & O_APPEND) != 0 ? lseek64(file, 0, SEEK_END) : lseek64(file, 0, SEEK_CUR);
  }
  ssize_t done = at_offset ? real(file, bytes, length, offset) : plain_write(file, bytes, length);
  int fault = errno;
  if (name != NULL && done > 0) tell('w', name, NULL, from, bytes, (size_t)done);
  pthread_mutex_unlock(&lock);
  errno = fault;
  return done;
}

ssize_t write(int file, const void *bytes, size_t length) { return written(file, bytes, length, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return written(file, bytes, length, offset, 1); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) { return written(file, bytes, length, offset, 1); }

ssize_t writev(int file, const struct iovec *parts, int count) {
  ssize_t all = 0;
  for (int part = 0; part < count; part++) {
    ssize_t done = write(file, parts[part].iov_base, parts[part].iov_len);
    if (done < 0) return all > 0 ? all : done;
    all += done;
    if ((size_t)done < parts[part].iov_len) break;
  }
  return all;
}

#define ON_FILE(kind, call, offset) \
  char buffer[PATH_MAX]; \
  if (!begun()) return call; \
  pthread_mutex_lock(&lock); \
  const char *name = name_of(file, buffer); \
  if (name != NULL) perhaps_killed(); \
  int done = call; \
  int fault = errno; \
  if (name != NULL && done == 0) tell(kind, name, NULL, offset, NULL, 0); \
  pthread_mutex_unlock(&lock); \
  errno = fault; \
  return done

int fsync(int file) { REAL(int, "fsync", int); ON_FILE('s', real(file), 0); }
int fdatasync(int file) { REAL(int, "fdatasync", int); ON_FILE('s', real(file), 0); }
int ftruncate(int file, off_t length) { REAL(int, "ftruncate", int, off_t); ON_FILE('t', real(file, length), length); }
int ftruncate64(int file, off64_t length) { REAL(int, "ftruncate64", int, off64_t); ON_FILE('t', real(file, length), length); }

#define ON_NAME(kind, call) \
  char buffer[PATH_MAX]; \
  if (!begun()) return call; \
  pthread_mutex_lock(&lock); \
  const char *name = name_at(path, buffer); \
  if (name != NULL) perhaps_killed(); \
  int done = call; \
  int fault = errno; \
  if (name != NULL && done == 0) tell(kind, name, NULL, 0, NULL, 0); \
  pthread_mutex_unlock(&lock); \
  errno = fault; \
  return done

int unlink(const char *path) { REAL(int, "unlink", const char *); ON_NAME('u', real(path)); }
int remove(const char *path) { REAL(int, "remove", const char *); ON_NAME('u', real(path)); }

#define TWO_NAMES(kind, call) \
  char buffer[PATH_MAX]; \
  if (!begun()) return call; \
  pthread_mutex_lock(&lock); \
  const char *name = name_at(from, buffer); \
  const char *other = name_at(to, buffer); \
  if (name != NULL) perhaps_killed(); \
  int done = call; \
  int fault = errno; \
  if (name != NULL && other != NULL && done == 0) tell(kind, name, other, 0, NULL, 0); \
  pthread_mutex_unlock(&lock); \
  errno = fault; \
  return done

int rename(const char *from, const char *to) { REAL(int, "rename", const char *, const char *); TWO_NAMES('r', real(from, to)); }
int link(const char *from, const char *to) { REAL(int, "link", const char *, const char *); TWO_NAMES('l', real(from, to)); }

static int opened(const char *call, const char *path, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, call);
  if (!begun() || (flags & (O_CREAT | O_TRUNC)) == 0) return real(path, flags, mode);
  pthread_mutex_lock(&lock);
  const char *name = name_at(path, buffer);
  int there = access(path, F_OK) == 0;
  if (name != NULL) perhaps_killed();
  int file = real(path, flags, mode);
  int fault = errno;
  if (name != NULL && file >= 0 && !there) tell('c', name, NULL, 0, NULL, 0);
  else if (name != NULL && file >= 0 && (flags & O_TRUNC) != 0) tell('t', name, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = fault;
  return file;
}

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    return opened(#name, path, flags, mode); \
  }
OPENING(open)
OPENING(open64)
