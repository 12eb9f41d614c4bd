;;; driver.el --- What a test asks of Emacs while it runs -*- lexical-binding: t; -*-

;;; Commentary:

;; Emacs listens on the socket that DRIVER_SOCKET names.  A line is a form, which is evaluated between two keystrokes in the window that has the cursor;
;; its value goes back as JSON.

;;; Code:

(require 'flymake)

(setq make-backup-files nil
      create-lockfiles nil
      auto-save-default nil
      ring-bell-function #'ignore)

(defun driver-answer (connection line)
  "Evaluate LINE and send to CONNECTION what it gives."
  (process-send-string
   connection
   (condition-case fault
       (with-current-buffer (window-buffer (frame-selected-window))
         (concat (json-serialize (list :value (eval (read line) t)) :null-object nil) "\n"))
     (error (concat (json-serialize (list :error (error-message-string fault))) "\n")))))

(defun driver-keys (keys)
  "Type KEYS, as `kbd' reads them."
  (setq unread-command-events (append unread-command-events (listify-key-sequence (kbd keys))))
  t)

(defun driver-show (path)
  "Open the file at PATH."
  (find-file path)
  t)

(defun driver-attached ()
  "Whether one of the two clients has a server for the current file that is ready."
  (and (or (and (fboundp 'eglot-managed-p) (eglot-managed-p))
           (and (fboundp 'lsp-workspaces)
                (seq-some (lambda (workspace) (eq (lsp--workspace-status workspace) 'initialized)) (lsp-workspaces))))
       t))

(defun driver-asks ()
  "Whether Emacs waits for an answer."
  (and (minibufferp) t))

(defun driver-eglot ()
  "What Eglot knows of the server of the current file, and what it tells the server of the file."
  (let ((server (eglot-current-server)))
    (list :server (plist-get (eglot--server-info server) :name)
          :encoding (plist-get (eglot--capabilities server) :positionEncoding)
          :root (expand-file-name (project-root (eglot--project server)))
          :mode (symbol-name major-mode)
          :language (plist-get (eglot--TextDocumentItem) :languageId))))

(defun driver-text ()
  "The file as it stands in the editor."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun driver-go-to (words)
  "Put point on the first of WORDS."
  (goto-char (point-min))
  (search-forward words)
  (driver-stand (match-beginning 0)))

(defun driver-go-to-place (line column)
  "Put point on a LINE and a COLUMN, both from zero, in characters."
  (goto-char (point-min))
  (forward-line line)
  (driver-stand (+ (point) column)))

(defun driver-stand (place)
  "Put point on PLACE, also for the next command."
  (goto-char place)
  (set-window-point (frame-selected-window) place)
  t)

(defun driver-cursor ()
  "Line and column of point, both from zero, in characters."
  (vector (1- (line-number-at-pos)) (- (point) (line-beginning-position))))

(defun driver-findings ()
  "The message of each finding, and the words that it underlines."
  (vconcat
   (mapcar (lambda (finding)
             (vector (flymake-diagnostic-text finding)
                     (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding))))
           (flymake-diagnostics))))

(defun driver-face (words)
  "The face of the first of WORDS; the first one, where it has several."
  (let ((face (get-text-property (progn (driver-go-to words) (point)) 'face)))
    (format "%s" (if (consp face) (car face) face))))

(defun driver-shown (name)
  "The text of the visible buffer whose name starts with NAME."
  (when-let* ((window (seq-find (lambda (one) (string-prefix-p name (buffer-name (window-buffer one)))) (window-list))))
    (with-current-buffer (window-buffer window)
      (string-trim (buffer-substring-no-properties (point-min) (point-max))))))

(defun driver-offered ()
  "The completions in the window that lists them."
  (when-let* ((window (get-buffer-window "*Completions*")))
    (with-current-buffer (window-buffer window)
      (let ((place (point-min)) offered)
        (while (setq place (text-property-not-all place (point-max) 'completion--string nil))
          (let ((end (next-single-property-change place 'completion--string nil (point-max))))
            (push (substring-no-properties (get-text-property place 'completion--string)) offered)
            (setq place end)))
        (vconcat (delete-consecutive-dups (nreverse offered)))))))

(defun driver-log ()
  "What Emacs said, and what servers complained of."
  (mapconcat (lambda (buffer) (with-current-buffer buffer (buffer-string)))
             (seq-filter (lambda (buffer) (string-match-p "\\*Messages\\*\\|stderr" (buffer-name buffer))) (buffer-list))
             "\n"))

(make-network-process
 :name "driver" :server t :family 'local :service (getenv "DRIVER_SOCKET") :coding 'utf-8 :noquery t :filter #'driver-answer)

(provide 'driver)
;;; driver.el ends here
